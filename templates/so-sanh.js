"use strict";
// Filters the cards. The state lives in the address after #, so that a view can be kept and sent.
(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  const facets = ["topic", "kind", "unit"];
  const list = (card, facet) => (facet === "topic" || facet === "kind" ? [card.dataset[facet]] : JSON.parse(card.dataset[facet]));
  const fold = (text) => text.toLowerCase().normalize("NFC").replace(/\s+/g, " ").trim();
  const cards = [...document.querySelectorAll(".card")].map((node) => ({
    node,
    topic: list(node, "topic"),
    kind: list(node, "kind"),
    unit: list(node, "unit"),
    place: list(node, "place"),
    text: fold(node.textContent),
  }));
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const search = document.getElementById("q");
  const places = [...document.querySelectorAll("[data-place]")].filter((node) => node.tagName === "A");

  const read = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    const of = (name) => new Set(state.getAll(name).flatMap((value) => (name === "topic" || name === "kind" ? value.split(",") : [value])));
    return { topic: of("topic"), kind: of("kind"), unit: of("unit"), place: of("place"), q: state.get("q") || "" };
  };
  const write = (state) => {
    const words = new URLSearchParams();
    for (const name of [...facets, "place"]) for (const value of state[name]) words.append(name, value);
    if (state.q) words.set("q", state.q);
    const hash = words.toString().replace(/\+/g, "%20");
    // Without an entry in the history, and without scrolling.
    history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
  };
  const matches = (card, state, but) => {
    for (const name of [...facets, "place"]) {
      if (name !== but && state[name].size && !card[name].some((value) => state[name].has(value))) return false;
    }
    return fold(state.q).split(" ").every((word) => card.text.includes(word));
  };

  const show = () => {
    const state = read();
    let seen = 0;
    for (const card of cards) {
      const match = matches(card, state);
      card.node.hidden = !match;
      if (match) seen += 1;
    }
    for (const group of document.querySelectorAll(".topic")) group.hidden = !group.querySelector(".card:not([hidden])");
    for (const box of boxes) {
      box.checked = state[box.name].has(box.value);
      const count = cards.filter((card) => card[box.name].includes(box.value) && matches(card, state, box.name)).length;
      box.parentNode.querySelector(".count").textContent = count;
      box.parentNode.classList.toggle("zero", count === 0 && !box.checked);
    }
    for (const link of places) {
      if (state.place.has(link.dataset.place)) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (search !== document.activeElement) search.value = state.q;
    const filtered = [...facets, "place"].some((name) => state[name].size) || state.q !== "";
    document.getElementById("clear").disabled = !filtered;
    document.getElementById("status").textContent = filtered ? `Hiện ${seen} trong ${cards.length} thay đổi` : `Hiện ${cards.length} thay đổi`;
    document.getElementById("none").hidden = seen > 0;
  };

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", (event) => {
    if (event.target.type !== "checkbox") return;
    const state = read();
    if (event.target.checked) state[event.target.name].add(event.target.value);
    else state[event.target.name].delete(event.target.value);
    write(state);
    show();
  });
  search.addEventListener("input", () => {
    write({ ...read(), q: search.value });
    show();
  });
  document.getElementById("clear").addEventListener("click", () => {
    write({ topic: [], kind: [], unit: [], place: [], q: "" });
    search.value = "";
    show();
  });
  for (const link of places) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const state = read();
      const was = state.place.has(link.dataset.place);
      write({ ...state, place: was ? [] : [link.dataset.place] });
      show();
      document.getElementById("noi-dung").scrollIntoView();
    });
  }
  document.querySelector(".skip").addEventListener("click", (event) => {
    // Its address would stand for no filter at all.
    event.preventDefault();
    document.getElementById("noi-dung").focus();
  });
  // On a narrow screen the changes come first.
  const narrow = matchMedia("(max-width: 60rem)");
  const fit = () => { document.getElementById("panel").open = !narrow.matches; };
  narrow.addEventListener("change", fit);
  fit();
  window.addEventListener("hashchange", show);
  show();
})();
