// Puts a comparison on a page: one line, no other file, nothing kept and nobody else asked.
//
//   <script src="https://…/embed.js" data-from="2018" data-to="2023" data-topic="assessment" async></script>
//
// Makes a frame where the script stands, reserves its height, and lets it grow to its content. It hears only its own
// frame, from its own origin, and only the one kind of message that it knows.
(() => {
  "use strict";
  const EDITIONS = ["%EDITIONS%"];
  const SETTINGS = { topic: "all", role: "all", for: "all", kind: "all", layout: "auto", evidence: "era", q: "" };
  const VERSION = 1;

  const script = document.currentScript;
  if (!script || !script.src) return;
  const { dataset } = script;
  const site = new URL(".", script.src);

  // One visible line for whoever wrote the page; never markup from what they wrote.
  const say = (words) => {
    const line = document.createElement("p");
    line.textContent = `${words} `;
    const link = document.createElement("a");
    link.href = new URL("embed.html", site);
    link.textContent = "How to embed a comparison";
    line.append(link);
    script.after(line);
  };

  const from = dataset.from ?? EDITIONS.at(-2);
  const to = dataset.to ?? EDITIONS.at(-1);
  const strange = [from, to].find((edition) => !EDITIONS.includes(edition));
  if (strange !== undefined) {
    return say(`There is no edition “${strange.slice(0, 40)}” to compare. There are ${EDITIONS.join(", ")}.`);
  }
  if (from === to) return say("An edition can’t be compared with itself.");

  const pixels = (text, otherwise) => (/^\d{2,5}$/.test(text ?? "") ? Number(text) : otherwise);
  const least = Math.max(pixels(dataset.height, 600), 120);
  const most = Math.max(pixels(dataset.maxHeight, 3000), least);

  const address = new URL(`embed-${from}-${to}.html`, site);
  for (const [name, otherwise] of Object.entries(SETTINGS)) {
    const value = dataset[name] || otherwise;
    if (value) address.searchParams.set(name, value.slice(0, 200));
  }
  address.searchParams.set("v", VERSION);
  if (dataset.topic && dataset.topic !== "all") address.hash = `topic-${dataset.topic.slice(0, 60)}`;

  const frame = document.createElement("iframe");
  frame.title = `What changed in Working Together to Safeguard Children from ${from} to ${to}`;
  frame.loading = "lazy";
  frame.referrerPolicy = "no-referrer";
  frame.setAttribute("sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox");
  // Set one by one, which every content security policy allows, and so that no style of the page undoes them.
  const style = (name, value) => frame.style.setProperty(name, value, "important");
  for (const [name, value] of Object.entries({
    all: "initial", display: "block", width: "100%", "max-width": "100%", height: `${least}px`, border: "0",
  })) style(name, value);

  const hello = () => {
    frame.contentWindow?.postMessage({ type: "guidance-compare:hello", version: VERSION, sized: true }, site.origin);
  };
  const hear = ({ data, origin, source }) => {
    if (!frame.isConnected) return removeEventListener("message", hear);
    if (source !== frame.contentWindow || origin !== site.origin) return;
    if (typeof data !== "object" || data === null || data.type !== "guidance-compare:height") return;
    if (data.version !== VERSION || !Number.isFinite(data.height)) return;
    style("height", `${Math.min(Math.max(Math.ceil(data.height), least), most)}px`);
  };
  addEventListener("message", hear);
  frame.addEventListener("load", hello);
  frame.src = address.href;
  script.after(frame);
})();
