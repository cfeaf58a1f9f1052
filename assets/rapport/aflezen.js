// Values on the charts and scenarios on and off. The script holds no text and no figure: it shows cells of the tables that
// stand below the charts, so that what it tells cannot differ from them. Without it nothing is lost.
'use strict';
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const off = new Set();
  const key = ({ dataset: { s, k } }) => (s === undefined ? `k:${k}` : `s:${s}`);
  const hidden = (line) => off.has(line.slice(2)) && line.startsWith('s:');

  // The cells of one step of a spot: the head of their row, and of each cell the head of its column.
  const found = (box, { steps, first, lines }, step) => {
    const table = box.closest('figure').querySelector('table');
    const rows = [...table.tBodies[0].rows];
    const heads = [...table.tHead.rows[0].cells];
    const wanted = steps > 1 ? `k:${first + step}` : first;
    return lines.filter((line) => !hidden(line)).flatMap((line) => {
      const one = (across, along) => {
        const row = rows.find((r) => key(r) === across);
        const at = heads.findIndex((h) => key(h) === along);
        return row && at > 0 ? [{ row: row.cells[0], head: heads[at], cell: row.cells[at] }] : [];
      };
      const straight = one(wanted, line);
      return straight.length ? straight : one(line, wanted);
    });
  };

  const make = (name) => Object.assign(document.createElement('div'), { className: name });
  const tip = make('tip');
  const mark = make('wijzer');
  const spoken = document.getElementById('gelezen');
  // What is shown, and what the reader sent away.
  let shown = null;
  let gone = '';

  const hide = () => {
    tip.remove();
    mark.remove();
    shown = null;
  };
  const put = (node, { left, top, width, height }) => {
    const share = (part, whole) => `${(100 * part) / whole}%`;
    Object.assign(node.style, {
      left: share(left, 9600), top: share(top, 5400), width: share(width, 9600), height: share(height, 5400),
    });
  };
  const show = (box, spots, at, step, aloud) => {
    const place = `${box.id}/${at}/${step}`;
    if (shown === place || gone === place) return;
    const spot = spots[at];
    const cells = found(box, spot, step);
    if (cells.length === 0) return hide();
    gone = '';
    shown = place;
    const [left, top, whole, height] = spot.place;
    const width = whole / spot.steps;
    put(mark, { left: left + step * width, top, width, height });
    const line = (name, ...nodes) => {
      const p = Object.assign(document.createElement('p'), { className: name });
      p.append(...nodes);
      return p;
    };
    tip.replaceChildren(line('naam', cells[0].row.textContent), ...cells.map(({ head, cell }) => (
      line('', `${head.textContent}: `, ...cell.cloneNode(true).childNodes))));
    box.append(mark, tip);
    // Above the spot, and joined to it so that the pointer can reach it; below when there is no room above.
    const { width: wide, height: high, top: above } = box.getBoundingClientRect();
    const middle = ((left + (step + 0.5) * width) / 9600) * wide;
    const up = (top / 5400) * high - tip.offsetHeight + 2;
    tip.style.left = `${Math.max(0, Math.min(wide - tip.offsetWidth, middle - tip.offsetWidth / 2))}px`;
    tip.style.top = `${above + up >= 0 ? up : ((top + height) / 5400) * high - 2}px`;
    if (aloud) spoken.textContent = tip.innerText;
  };

  for (const box of all('.beeld')) {
    const spots = JSON.parse(box.dataset.vlakken).map(([place, steps, first, lines]) => ({ place, steps, first, lines }));
    const live = (at) => !hidden(spots[at].lines[0]);
    if (!spots.length || !box.closest('figure').querySelector('table')) continue;
    let [at, step] = [0, 0];
    box.tabIndex = 0;
    box.setAttribute('role', 'group');
    box.setAttribute('aria-labelledby', box.querySelector('title').id);
    box.setAttribute('aria-describedby', 'aflezen');

    const under = ({ clientX, clientY }) => {
      const { left, top, width, height } = box.getBoundingClientRect();
      const [x, y] = [((clientX - left) / width) * 9600, ((clientY - top) / height) * 5400];
      const hit = spots.findIndex(({ place: [l, t, w, h] }, i) => live(i) && x >= l && x < l + w && y >= t && y < t + h);
      return hit < 0 ? null : [hit, Math.floor(((x - spots[hit].place[0]) / spots[hit].place[2]) * spots[hit].steps)];
    };
    const point = (event) => {
      if (tip.contains(event.target)) return;
      const hit = under(event);
      if (!hit) {
        gone = '';
        return hide();
      }
      [at, step] = hit;
      show(box, spots, at, step, false);
    };
    box.addEventListener('pointermove', point);
    box.addEventListener('pointerdown', point);
    box.addEventListener('pointerleave', () => {
      gone = '';
      hide();
    });
    box.addEventListener('blur', hide);
    box.addEventListener('focus', () => {
      if (!box.matches(':focus-visible')) return;
      gone = '';
      if (!live(at)) [at, step] = [Math.max(0, spots.findIndex((_, i) => live(i))), 0];
      show(box, spots, at, step, true);
    });
    // To another spot that is not hidden; at the end it stays where it is.
    const to = (way) => {
      for (let next = at + way; spots[next]; next += way) if (live(next)) return (at = next, true);
      return false;
    };
    const moves = {
      ArrowRight: () => { if (step + 1 < spots[at].steps) step += 1; else if (to(1)) step = 0; },
      ArrowLeft: () => { if (step > 0) step -= 1; else if (to(-1)) step = spots[at].steps - 1; },
      ArrowDown: () => { to(1); },
      ArrowUp: () => { to(-1); },
      Home: () => { step = 0; },
      End: () => { step = spots[at].steps - 1; },
    };
    box.addEventListener('keydown', (event) => {
      const move = moves[event.key];
      if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      gone = '';
      move();
      step = Math.min(step, spots[at].steps - 1);
      show(box, spots, at, step, true);
    });
  }
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !shown) return;
    gone = shown;
    hide();
  });

  document.getElementById('aflezen').hidden = false;

  const choice = document.getElementById('kies');
  if (!choice) return;
  const boxes = all('input', choice);
  const apply = () => {
    hide();
    off.clear();
    boxes.filter((box) => !box.checked).forEach((box) => off.add(box.value));
    for (const node of all('[data-s]')) node.classList.toggle('uit', off.has(node.dataset.s));
    for (const table of all('table')) {
      const gone = [...table.tHead.rows[0].cells].map((head) => head.classList.contains('uit'));
      for (const row of table.tBodies[0].rows) gone.forEach((out, i) => row.cells[i].classList.toggle('uit', out));
    }
    const { alle, deel } = choice.dataset;
    choice.querySelector('[role=status]').textContent = off.size ? deel.replace('#', boxes.length - off.size) : alle;
    choice.classList.toggle('deel', off.size > 0);
  };
  choice.addEventListener('change', apply);
  for (const button of all('button', choice)) {
    button.addEventListener('click', () => {
      boxes.forEach((box) => { box.checked = button.value === 'alle'; });
      apply();
    });
  }
  // A browser that goes back to the page may remember what was chosen.
  choice.hidden = false;
  document.documentElement.classList.add('keuze');
  apply();
})();
