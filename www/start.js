// The first script: it reports when another part of the page cannot be loaded.

import("./main.js").catch((error) => {
  const failure = document.getElementById("failure");
  if (failure) {
    failure.textContent = `The page could not be started: ${error.message}`;
    failure.hidden = false;
  }
  document.getElementById("loading")?.remove();
});
