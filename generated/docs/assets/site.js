// Search, the definitions in the side navigation, "On this page" and the menu of small screens. Pages can be read
// without all of it. Texts only ever enter the page as text, never as markup.
"use strict";

(() => {
  const root = document.body.dataset.root;
  const here = document.body.dataset.path;
  const [KIND, MODULE, ID, NAME, LABEL, PATH, SUMMARY, PARTS] = [0, 1, 2, 3, 4, 5, 6, 7];

  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  // MARK: The menu of small screens

  const navigation = document.querySelector("nav.site");
  const header = document.querySelector("header.site");
  const menu = element("button", { type: "button", class: "menu", "aria-expanded": "false", "aria-controls": "navigation" }, "Menu");
  navigation.id = "navigation";
  header.prepend(menu);
  document.body.classList.add("has-menu");
  function toggleMenu(isOpen) {
    navigation.classList.toggle("open", isOpen);
    menu.setAttribute("aria-expanded", String(isOpen));
  }
  menu.addEventListener("click", () => toggleMenu(!navigation.classList.contains("open")));

  // MARK: On this page

  const headings = [...document.querySelectorAll("main h2[id]")];
  if (headings.length > 1) {
    const list = element("ul");
    for (const heading of headings) list.append(element("li", {}, element("a", { href: "#" + heading.id }, heading.textContent)));
    const frame = document.querySelector(".frame");
    frame.append(element("nav", { class: "contents", "aria-label": "On this page" }, element("p", {}, "On this page"), list));
    frame.classList.add("has-contents");
  }

  if (typeof searchIndex === "undefined") return;
  const { kinds, modules, entries } = searchIndex;

  // MARK: Definitions in the navigation, by kind and module

  function tree(kind) {
    const made = element("div", { class: "tree" });
    modules.forEach((module, index) => {
      const members = entries.filter((entry) => entry[KIND] === kind && entry[MODULE] === index);
      if (members.length === 0) return;
      const list = element("ul");
      for (const entry of members) {
        const link = element("a", { href: root + entry[PATH], title: entry[ID] }, ["processes", "rules", "crosswalks"].includes(kinds[kind][0]) ? entry[LABEL] || entry[NAME] : entry[NAME]);
        if (entry[PATH] === here) link.setAttribute("aria-current", "page");
        list.append(element("li", {}, link));
      }
      made.append(element("p", { class: "nav-title" }, module), list);
    });
    return made;
  }

  kinds.forEach(([key, , plural], kind) => {
    const item = navigation.querySelector(`li[data-kind="${key}"]`);
    const link = item?.querySelector("a");
    if (!link) return;
    const fold = element("button", { type: "button", class: "fold", "aria-expanded": "false", "aria-label": plural + ": show all" });
    const row = element("div", { class: "row" });
    item.prepend(row);
    row.append(link, fold);
    let content = null;
    function toggle(isOpen) {
      fold.setAttribute("aria-expanded", String(isOpen));
      if (isOpen && !content) item.append((content = tree(kind)));
      if (content) content.hidden = !isOpen;
    }
    fold.addEventListener("click", () => toggle(fold.getAttribute("aria-expanded") !== "true"));
    if (link.hasAttribute("aria-current")) toggle(true);
  });
  const current = navigation.querySelector(".tree [aria-current]");
  if (current) navigation.scrollTop = current.offsetTop - navigation.clientHeight / 3;

  // MARK: Search

  const input = document.getElementById("search");
  const form = input.form;
  const results = element("ul", { class: "results", id: "results", role: "listbox", "aria-label": "Found" });
  results.hidden = true;
  form.append(results);
  for (const [key, value] of Object.entries({ role: "combobox", "aria-expanded": "false", "aria-controls": "results", "aria-autocomplete": "list" })) {
    input.setAttribute(key, value);
  }
  if (matchMedia("(hover: hover) and (min-width: 60rem)").matches) input.placeholder = "Search (press /)";

  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[_-]/g, " ");
  let prepared = null;

  // How well a text answers the query: 0 not at all.
  function rank(text, query) {
    const at = text.indexOf(query);
    if (at < 0) return 0;
    if (text === query) return 4;
    if (at === 0) return 3;
    return text[at - 1] === " " || text[at - 1] === "." ? 2 : 1;
  }

  const sum = (values) => values.reduce((total, value) => total + value, 0);

  // All words of the query must be found; one that is part of a page leads to that part.
  function find(query) {
    const words = query.split(/\s+/);
    prepared ??= entries.map((entry) => ({
      entry,
      names: [entry[ID], entry[NAME], entry[LABEL]].map(plain),
      summary: plain(entry[SUMMARY]),
      parts: entry[PARTS].filter((_, index) => index % 2 === 1).map(plain),
    }));
    const found = [];
    prepared.forEach(({ entry, names, summary, parts }, order) => {
      const inNames = words.map((word) => Math.max(...names.map((name) => rank(name, word))) * 10);
      const inParts = parts.map((text) => words.map((word) => rank(text, word) * 7));
      const best = words.map((word, place) => Math.max(
        inNames[place], rank(summary, word) > 0 ? 3 : 0, ...inParts.map((values) => values[place])));
      if (best.includes(0)) return;
      const totals = inParts.map(sum);
      const top = Math.max(0, ...totals);
      found.push({ entry, part: top > sum(inNames) ? totals.indexOf(top) : -1, score: sum(best), order });
    });
    return found.sort((a, b) => b.score - a.score || a.order - b.order).slice(0, 20);
  }

  let selected = -1;
  function select(index) {
    const items = [...results.querySelectorAll("[role=option]")];
    selected = items.length === 0 ? -1 : (index + items.length) % items.length;
    items.forEach((item, place) => item.setAttribute("aria-selected", String(place === selected)));
    if (selected < 0) return input.removeAttribute("aria-activedescendant");
    input.setAttribute("aria-activedescendant", items[selected].id);
    items[selected].scrollIntoView({ block: "nearest" });
  }

  function close() {
    results.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function show() {
    const query = plain(input.value.trim());
    results.replaceChildren();
    if (query === "") return close();
    const found = find(query);
    found.forEach(({ entry, part }, index) => {
      const [key, singular] = kinds[entry[KIND]];
      const anchor = part >= 0 ? entry[PARTS][part * 2] : "";
      const title = part >= 0 && anchor !== "" ? `${entry[PARTS][part * 2 + 1]} · ${entry[NAME]}` : entry[LABEL] || entry[NAME];
      const link = element(
        "a", { href: root + entry[PATH] + (anchor === "" ? "" : "#" + anchor), tabindex: "-1" },
        element("span", {}, title),
        element("span", { class: "what" }, `${singular} · ${modules[entry[MODULE]]}`),
        element("span", { class: "why" }, `${entry[ID]} · ${entry[SUMMARY]}`));
      results.append(element("li", { role: "option", id: "result-" + index, "aria-selected": "false", class: "kind-" + key }, link));
    });
    if (found.length === 0) results.append(element("li", { class: "none" }, "Nothing found"));
    results.hidden = false;
    input.setAttribute("aria-expanded", "true");
    select(0);
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", () => { if (input.value !== "") show(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      select(selected + (event.key === "ArrowDown" ? 1 : -1));
    } else if (event.key === "Escape") {
      close();
      input.blur();
    }
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    results.querySelector("[aria-selected=true] a")?.click();
  });
  results.addEventListener("click", (event) => { if (event.target.closest("a")) close(); });
  document.addEventListener("click", (event) => { if (!form.contains(event.target)) close(); });
  document.addEventListener("keydown", (event) => {
    const isTyping = /^(input|textarea|select)$/i.test(event.target.tagName);
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      input.focus();
    }
  });
})();
