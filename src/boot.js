// Starts the program of the page. The page can be read and followed before and without it.
const name = document.getElementById("app").dataset.program;
const start = (program) => program.default({ module_or_path: new URL(`./${name}_bg.wasm`, import.meta.url) });

document.documentElement.classList.add("scripted");
import(`./${name}.js`).then(start).catch((reason) => {
  // The static page stays; what only works with the program is hidden again.
  document.documentElement.classList.remove("scripted");
  console.warn("The page works without its program, which could not start:", reason);
});
