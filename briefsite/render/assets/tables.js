/*
  Tables that sort, filter and are taken away as CSV: those within `data-table`. All rows are in the page without this
  script, which only orders, hides and copies them.
*/
(() => {
  "use strict";

  const { LANGUAGE, of } = briefsiteTexts;
  const collator = new Intl.Collator(LANGUAGE, { numeric: true });
  const NEXT = { none: "ascending", ascending: "descending", descending: "none" };
  // What a spreadsheet would run, in its full-width forms, too; a number with its sign runs nothing.
  const FORMULA = /^(?:[\t\r]|\s*[=+\-@＝＋－＠])/;
  const NUMBER = /^[+-]?\d+(?:[.,]\d+)*(?:e[+-]?\d+)?$/i;
  const parts = new Intl.NumberFormat(LANGUAGE).formatToParts(-1234567.8);
  const mark = (type, other) => parts.find((part) => part.type === type)?.value ?? other;
  const GROUP = mark("group", ",");
  const DECIMAL = mark("decimal", ".");

  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const make = (name, values) => Object.assign(document.createElement(name), values);

  /* A number as the page writes it, `1.234,5`, `≥ 600.000`; NaN if there is none. */
  function written(text) {
    const found = text.split(GROUP).join("").replace(/\s/g, "").replace(DECIMAL, ".").match(/-?\d+(?:\.\d+)?/);
    return found ? Number(found[0]) : NaN;
  }

  /* What a cell is sorted by: its raw value, else its number if it stands right, else its words; null comes last. */
  function keyOf(cell) {
    if (!cell) return null;
    const raw = cell.dataset.value;
    if (raw) return Number.isNaN(Number(raw)) ? raw : Number(raw);
    const text = cell.textContent.trim();
    if (cell.style.textAlign !== "right") return text.replace(/^[^\p{L}\p{N}]+/u, "") || null;
    return Number.isNaN(written(text)) ? null : written(text);
  }

  function compared(one, other, sign) {
    if (one === null || other === null) return (one === null) - (other === null);
    if (typeof one === "number" && typeof other === "number") return sign * (one - other);
    return sign * collator.compare(String(one), String(other));
  }

  /* A table with all its rows in the order of the page. */
  function sortable(table) {
    const rows = [...table.tBodies[0].rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = make("button", { type: "button" });
      button.append(...head.childNodes);
      button.addEventListener("click", () => {
        const order = NEXT[head.getAttribute("aria-sort") ?? "none"];
        heads.forEach((each) => each.removeAttribute("aria-sort"));
        if (order !== "none") head.setAttribute("aria-sort", order);
        table.tBodies[0].append(...(order === "none" ? rows : sorted(rows, column, order)));
      });
      head.append(button);
    });
    return rows;
  }

  function sorted(rows, column, order) {
    const sign = order === "ascending" ? 1 : -1;
    const keyed = rows.map((row) => ({ row, key: keyOf(row.cells[column]) }));
    return keyed.sort((a, b) => compared(a.key, b.key, sign)).map(({ row }) => row); // equal ones keep their order
  }

  /* Only rows that hold all words of the box, in any case and without accents. */
  function filtered(rows, words) {
    const asked = plain(words).split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = plain([...row.cells].map((cell) => cell.textContent).join(" "));
      row.hidden = !asked.every((word) => text.includes(word));
    }
    return rows.filter((row) => !row.hidden).length;
  }

  /* One field after RFC 4180; a number as such, whatever the page's language, and nothing that runs. */
  function field(cell) {
    const raw = cell.dataset.value;
    const text = raw && NUMBER.test(raw) ? raw : cell.textContent;
    const inert = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
    return /["',;\t\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  }

  function download(table, name) {
    const rows = [table.tHead.rows[0], ...[...table.tBodies[0].rows].filter((row) => !row.hidden)];
    const text = rows.map((row) => [...row.cells].map(field).join(",")).join("\r\n");
    // The mark in front tells spreadsheets that it is UTF-8.
    const address = URL.createObjectURL(new Blob(["\ufeff", text, "\r\n"], { type: "text/csv;charset=utf-8" }));
    make("a", { href: address, download: `${name}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60000); // some browsers read it after the click
  }

  function enhance(place) {
    const table = place.querySelector("table");
    if (!table?.tHead || !table.tBodies[0]) return;
    const say = of(place);
    const rows = sortable(table);
    const label = make("label", { textContent: say("filter") });
    const box = make("input", { type: "search", autocomplete: "off", spellcheck: false, maxLength: 200 });
    const status = make("p", { className: "bs-table-status" });
    status.setAttribute("role", "status");
    const button = make("button", { type: "button", textContent: say("download") });
    const count = () => (status.textContent = say("shown", { shown: filtered(rows, box.value), n: rows.length }));
    box.addEventListener("input", count);
    button.addEventListener("click", () => download(table, place.dataset.table));
    label.append(box);
    const bar = make("div", { className: "bs-table-bar" });
    bar.append(label, button, status);
    if (place.hasAttribute("data-sheets")) bar.append(make("p", { textContent: say("here") }));
    place.prepend(bar);
    count();
  }

  document.querySelectorAll("[data-table]").forEach(enhance);
})();
