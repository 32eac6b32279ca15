// Draws the network that the page describes; the table below it says the same without script.
"use strict";

const vak = document.getElementById("mynetwork");
const inhoud = JSON.parse(document.getElementById("netwerkgegevens").textContent);
const tekening = new vis.Network(
  vak,
  { nodes: new vis.DataSet(inhoud.nodes), edges: new vis.DataSet(inhoud.edges) },
  inhoud.options,
);
// The wheel scrolls the page; with Ctrl it zooms the drawing.
vak.addEventListener("wheel", (wiel) => { if (!wiel.ctrlKey) wiel.stopPropagation(); }, true);

const knop = document.querySelector("[data-png]");
knop.hidden = false;
knop.addEventListener("click", () => {
  const bron = vak.querySelector("canvas");
  bewaarPng(bron, bron.width, bron.height, "netwerk.png");
});
tekening.once("afterDrawing", () => { vak.dataset.getekend = "ja"; });
