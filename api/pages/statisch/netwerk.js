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
  const blad = document.createElement("canvas");
  blad.width = bron.width;
  blad.height = bron.height;
  const pen = blad.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, blad.width, blad.height);
  pen.drawImage(bron, 0, 0);
  blad.toBlob((beeld) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(beeld);
    link.download = "netwerk.png";
    link.click();
    URL.revokeObjectURL(link.href);
  });
});
tekening.once("afterDrawing", () => { vak.dataset.getekend = "ja"; });
