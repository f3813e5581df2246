// In a package for a learning system: shows what the package was made for, and tells the system (SCORM 1.2) that the
// comparison was opened, and that it was read to its end. Without such a system it does nothing.
(() => {
  "use strict";
  const wanted = document.currentScript?.dataset.view;
  if (wanted) {
    try {
      // Learning systems add words of their own to the address, which the page need not know.
      history.replaceState(null, "", `?${wanted}${location.hash}`);
    } catch {
      // A frame that may not change its address shows everything, and its reader chooses.
    }
  }

  // The system stands in a page around this one, or in the window that opened it.
  const inside = (start) => {
    try {
      for (let place = start, steps = 0; place && steps < 50; place = place.parent, steps += 1) {
        if (place.API) return place.API;
        if (place.parent === place) break;
      }
    } catch {
      // A page of another origin is no learning system of this one.
    }
    return null;
  };
  const opener = () => {
    try {
      return window.opener && inside(window.opener);
    } catch {
      return null;
    }
  };
  const system = inside(window.parent === window ? null : window.parent) ?? opener();
  if (!system) return;

  const ask = (name, ...values) => {
    try {
      return String(system[name](...values));
    } catch {
      return "";
    }
  };
  if (ask("LMSInitialize", "") !== "true") return;
  const begun = Date.now();
  const done = () => ["completed", "passed"].includes(ask("LMSGetValue", "cmi.core.lesson_status"));
  let complete = done();
  if (!complete) {
    ask("LMSSetValue", "cmi.core.lesson_status", "incomplete");
    ask("LMSCommit", "");
  }

  const read = () => {
    // While the page is being drawn its end is not the end.
    const more = document.querySelector("[aria-busy]") || innerHeight + scrollY < document.documentElement.scrollHeight - 80;
    if (complete || more) return;
    complete = true;
    ask("LMSSetValue", "cmi.core.lesson_status", "completed");
    ask("LMSCommit", "");
  };
  addEventListener("scroll", read, { passive: true });
  addEventListener("resize", read);
  // A comparison that needs no scrolling was read once it had time to be.
  setTimeout(read, 10_000);

  let finished = false;
  addEventListener("pagehide", () => {
    if (finished) return;
    finished = true;
    const seconds = Math.floor((Date.now() - begun) / 1000);
    const two = (n) => String(n).padStart(2, "0");
    const time = `${String(Math.floor(seconds / 3600)).padStart(4, "0")}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    ask("LMSSetValue", "cmi.core.session_time", time);
    ask("LMSCommit", "");
    ask("LMSFinish", "");
  });
})();
