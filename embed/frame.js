// Inside the frame of an embedded comparison. The page can be read and followed before and without it.
//
// A plain script, not a module: a frame with `sandbox="allow-scripts"` has no origin of its own, and a browser gives
// it modules only where their server allows everybody to read them. The program is such a module; where it is
// refused, the page stays as it was rendered, and still tells its height.
(() => {
  "use strict";
  const root = document.documentElement;
  const VERSION = 1;

  root.classList.add("scripted");
  const program = document.currentScript.src;
  const start = (app) => app.default({ module_or_path: new URL("app_bg.wasm", program) });
  // By its whole address: a frame without an origin has nothing that it could be relative to.
  import(new URL("app.js", program).href).then(start).catch((reason) => {
    root.classList.remove("scripted");
    console.info("The comparison works without its program, which could not start:", String(reason));
  });

  // The page around says hello; from then on it is told the height of this one, and nobody else is.
  let host;
  let told;
  const tell = () => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (host && height !== told) {
      told = height;
      parent.postMessage({ type: "guidance-compare:height", version: VERSION, height }, host);
    }
  };
  addEventListener("message", ({ data, origin, source }) => {
    const hello = typeof data === "object" && data !== null && data.type === "guidance-compare:hello";
    if (!hello || data.version !== VERSION || source !== parent || source === window || !/^https?:\/\//.test(origin)) return;
    host = origin;
    told = undefined;
    // What is sized to its content needs no reserve for what scrolls inside it.
    root.classList.toggle("sized", data.sized === true);
    tell();
  });
  new ResizeObserver(tell).observe(document.body);
})();
