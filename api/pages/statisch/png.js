// Keeps a drawing as a picture: a canvas of the page, or an SVG file of this service.
"use strict";

function bewaarPng(beeld, breedte, hoogte, naam) {
  const blad = document.createElement("canvas");
  blad.width = breedte;
  blad.height = hoogte;
  const pen = blad.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, breedte, hoogte);
  pen.drawImage(beeld, 0, 0, breedte, hoogte);
  blad.toBlob((inhoud) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(inhoud);
    link.download = naam;
    link.click();
    URL.revokeObjectURL(link.href);
  });
}

// Twice the size of the file: sharp on paper too.
for (const knop of document.querySelectorAll("button[data-png-van]")) {
  knop.hidden = false;
  knop.addEventListener("click", () => {
    const beeld = new Image();
    beeld.addEventListener("load", () => {
      bewaarPng(beeld, 2 * beeld.naturalWidth, 2 * beeld.naturalHeight, knop.dataset.pngNaam);
    });
    beeld.src = knop.dataset.pngVan;
  });
}
