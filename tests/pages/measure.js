// SPDX-License-Identifier: MIT
// Runs in the page around the pages under test: measures each in a frame of a
// given size and leaves what it found in an element for the test to read.
'use strict';

// Relative luminance and contrast as WCAG 2 defines them.
function luminance (rgb) {
  const part = rgb.map (v => v / 255).map (v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
}

function contrast (a, b) {
  const x = luminance (a), y = luminance (b);
  return (Math.max (x, y) + 0.05) / (Math.min (x, y) + 0.05);
}

function colour (text) {
  const parts = text.match (/[\d.]+/g).map (Number);
  return parts.length > 3 && parts[3] === 0 ? null : parts.slice (0, 3);
}

// What lies behind an element: the square of a chart, or the nearest ground.
function ground (view, element) {
  const square = element.parentElement && element.parentElement.querySelector (':scope > rect');
  if (square)
    return colour (view.getComputedStyle (square).fill);
  for (let e = element; e; e = e.parentElement) {
    const found = colour (view.getComputedStyle (e).backgroundColor);
    if (found)
      return found;
  }
  return null;
}

function hasText (element) {
  return [...element.childNodes].some (n => n.nodeType === 3 && n.textContent.trim () !== '');
}

function leastContrast (view, doc) {
  let least = 99, where = '';
  for (const element of doc.body.querySelectorAll ('*')) {
    if (!hasText (element) || ['title', 'desc'].includes (element.tagName))
      continue;
    const style = view.getComputedStyle (element);
    const ink = colour (element.namespaceURI.endsWith ('svg') ? style.fill : style.color);
    const paper = ground (view, element);
    const ratio = ink && paper ? contrast (ink, paper) : 0;
    if (ratio < least) {
      least = ratio;
      where = element.tagName + '.' + element.getAttribute ('class') + ' ' + element.textContent.slice (0, 30);
    }
  }
  return { least, where };
}

function measure (frame) {
  const view = frame.contentWindow, doc = frame.contentDocument, root = doc.documentElement;
  const names = [...doc.querySelectorAll ('.groups .names')];
  const heads = [...doc.querySelectorAll ('th')];
  return {
    title: doc.title,
    lang: root.lang,
    wide: root.scrollWidth - root.clientWidth,
    tall: root.scrollHeight - root.clientHeight,
    letters: names.length ? Math.min (...names.map (n => parseFloat (view.getComputedStyle (n).fontSize))) : null,
    styled: view.getComputedStyle (doc.body).marginTop === '0px',
    dark: view.matchMedia ('(prefers-color-scheme: dark)').matches,
    headings: doc.querySelectorAll ('h1').length,
    mains: doc.querySelectorAll ('main').length,
    unscoped: heads.filter (h => !h.scope).length,
    unnamed: [...doc.querySelectorAll ('svg')].filter (s => !s.getAttribute ('aria-labelledby')
      .split (' ').every (id => doc.getElementById (id))).length,
    alien: doc.querySelectorAll ('script, b, link, img').length,
    names: [...new Set ([...doc.querySelectorAll ('bdi')].map (b => b.textContent))],
    contrast: leastContrast (view, doc),
  };
}

function main () {
  const frames = [...document.querySelectorAll ('iframe')];
  const found = {};
  for (const frame of frames)
    found[frame.name] = measure (frame);
  const out = document.createElement ('pre');
  out.id = 'found';
  out.textContent = JSON.stringify (found);
  document.body.appendChild (out);
}

window.addEventListener ('load', main);
