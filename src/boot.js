// Starts the program. The page can be read and followed before and without it.
import init from "./app.js";

document.documentElement.classList.add("scripted");
init({ module_or_path: new URL("./app_bg.wasm", import.meta.url) }).catch((reason) => {
  // The static page stays; what only works with the program is hidden again.
  document.documentElement.classList.remove("scripted");
  console.warn("The page works without its program, which could not start:", reason);
});
