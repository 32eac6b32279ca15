// Adds to pages that are complete without it.
"use strict";

// The slider of the map says its year; Enter goes there, as the button does. It never goes by
// itself: who uses keys would lose the place at every step.
for (const schuif of document.querySelectorAll("input[type=range][data-jaar]")) {
  const uitkomst = document.getElementById(schuif.dataset.jaar);
  schuif.addEventListener("input", () => { uitkomst.textContent = schuif.value; });
  schuif.addEventListener("keydown", (toets) => {
    if (toets.key === "Enter") { toets.preventDefault(); schuif.form.requestSubmit(); }
  });
}

// Print buttons are of no use without script, so they are hidden until here.
for (const knop of document.querySelectorAll("button[data-druk]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => window.print());
}

// In the matrix the arrow keys walk from cell to cell.
const matrix = document.querySelector(".matrix");
if (matrix) {
  const stappen = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };
  matrix.addEventListener("keydown", (toets) => {
    const stap = stappen[toets.key];
    const cel = toets.target.closest("td, th");
    if (!stap || !cel || toets.altKey || toets.ctrlKey || toets.metaKey) return;
    const rijen = [...matrix.rows];
    let r = cel.parentElement.rowIndex;
    const k = cel.cellIndex + stap[1];
    let doel = null;
    do {
      r += stap[0];
      doel = rijen[r] ? (rijen[r].cells[k] || null) : null;
    } while (stap[0] && rijen[r] && !(doel && doel.querySelector("a")));
    const link = doel && doel.querySelector("a");
    if (link) { toets.preventDefault(); link.focus(); }
  });
}
