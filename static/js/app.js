/* What the pages do beyond HTML and htmx. No framework; every page works without this file. */
(() => {
  "use strict";
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const on = (type, act, root = document) => root.addEventListener(type, act);
  const store = {
    get: (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* private window, full disk */ } },
    drop: (key) => { try { localStorage.removeItem(key); } catch { /* as above */ } },
    keys: () => { try { return Object.keys(localStorage); } catch { return []; } },
  };

  /* htmx: the token against forged requests, and no toast lost */
  on("htmx:configRequest", (event) => {
    if (event.detail.verb !== "get") event.detail.headers["X-CSRFToken"] = one("meta[name=csrf-token]").content;
  });

  /* Connection */
  const offline = (lost) => {
    const line = one("#offline");
    if (lost && !line) document.body.prepend(one("#offline-line").content.cloneNode(true));
    if (!lost && line) line.remove();
  };
  window.addEventListener("offline", () => offline(true));
  window.addEventListener("online", () => offline(false));
  on("htmx:sendError", () => offline(true));
  on("htmx:afterRequest", (event) => { if (event.detail.successful) offline(false); });

  /* Repeatable rows: [data-formset] > [data-formset-rows], template, [data-formset-add]; rows are [data-formset-row] */
  const total = (set) => one("[name$='-TOTAL_FORMS']", set);
  const shown = (set) => all("[data-formset-row]", set).filter((row) => !row.hidden);
  const number = (set) => shown(set).forEach((row, index) => all("[data-number]", row).forEach((place) => { place.textContent = index + 1; }));
  const addRow = (set) => {
    const count = total(set), max = one("[name$='-MAX_NUM_FORMS']", set);
    if (max && Number(count.value) >= Number(max.value)) return null;
    const holder = document.createElement("div");
    holder.innerHTML = one("template", set).innerHTML.replace(/__prefix__/g, count.value);
    const row = holder.firstElementChild;
    one("[data-formset-rows]", set).append(row);
    count.value = Number(count.value) + 1;
    number(set);
    if (window.htmx) window.htmx.process(row);
    return row;
  };
  const removeRow = (row) => {
    const gone = one("[name$='-DELETE']", row);
    const set = row.closest("[data-formset]");
    if (gone) { if (gone.type === "hidden") gone.value = "on"; else gone.checked = true; row.hidden = true; } else row.remove();
    const rest = shown(set);
    number(set);
    (rest.length ? one("input:not([type=hidden]), textarea", rest[rest.length - 1]) : one("[data-formset-add]", set)).focus();
    keep(set.closest("form"));
  };

  /* Drafts: form[data-draft=key] keeps its fields on this device until the server says draft-done, or log-out */
  const PREFIX = "draft:", DAYS = 14 * 864e5;
  const draftKey = (key) => `${PREFIX}${document.body.dataset.user || ""}:${key}`;
  const skipped = (field) => !field.name || field.name === "csrfmiddlewaretoken" || /^(file|password|submit|button)$/.test(field.type)
    || /-(INITIAL|MIN_NUM|MAX_NUM)_FORMS$/.test(field.name);
  const read = (form) => {
    const fields = {};
    for (const field of form.elements) {
      if (skipped(field)) continue;
      const list = (fields[field.name] = fields[field.name] || []);
      if (/^(checkbox|radio)$/.test(field.type)) { if (field.checked) list.push(field.value); }
      else if (field.type === "select-multiple") list.push(...all("option", field).filter((o) => o.selected).map((o) => o.value));
      else list.push(field.value);
    }
    return fields;
  };
  const write = (form, fields) => {
    for (const set of all("[data-formset]", form)) {
      const wanted = Number((fields[total(set).name] || [0])[0]);
      while (Number(total(set).value) < wanted && addRow(set));
    }
    const seen = {};
    for (const name of Object.keys(fields)) if (name.endsWith("-DELETE") && /^(on|true)$/i.test(fields[name][0])) {
      const gone = form.elements[name];
      if (gone) { const row = gone.closest("[data-formset-row]"); row.hidden = true; number(row.closest("[data-formset]")); }
    }
    for (const field of form.elements) {
      if (skipped(field) || !fields[field.name] || field.name.endsWith("-TOTAL_FORMS")) continue;
      if (/^(checkbox|radio)$/.test(field.type)) {
        field.checked = fields[field.name].includes(field.value);
      } else if (field.type === "select-multiple") all("option", field).forEach((o) => { o.selected = fields[field.name].includes(o.value); });
      else {
        const nth = seen[field.name] = (seen[field.name] ?? -1) + 1;
        if (fields[field.name][nth] !== undefined) field.value = fields[field.name][nth];
      }
    }
  };
  const timers = new WeakMap();
  const save = (form) => store.set(draftKey(form.dataset.draft), { at: Date.now(), fields: read(form) });
  const keep = (form) => {
    if (!form) return;
    form.dataset.dirty = "yes";
    if (!form.dataset.draft) return;
    clearTimeout(timers.get(form));
    timers.set(form, setTimeout(() => save(form), 400));
  };
  const restore = (form) => {
    if (form.dataset.watched) return;
    form.dataset.watched = "yes";
    const key = draftKey(form.dataset.draft), draft = store.get(key);
    if (!draft) return;
    if (Date.now() - draft.at > DAYS) { store.drop(key); return; }
    if (one(".error-summary, [data-conflict]", form.parentNode)) { save(form); return; } /* the server's answer is newer */
    const before = JSON.stringify(read(form));
    if (JSON.stringify(draft.fields) === before) return;
    write(form, draft.fields);
    form.dataset.dirty = "yes";
    const line = one("#draft-line").content.firstElementChild.cloneNode(true);
    one("button", line).addEventListener("click", () => { clearTimeout(timers.get(form)); store.drop(key); form.dataset.dirty = ""; location.reload(); });
    form.prepend(line);
    refresh(form);
  };
  all("meta[name=draft-done]").forEach((meta) => store.drop(draftKey(meta.content)));
  store.keys().filter((key) => key.startsWith(PREFIX)).forEach((key) => { if (Date.now() - (store.get(key) || { at: 0 }).at > DAYS) store.drop(key); });

  on("input", (event) => { const form = event.target.form; if (form && form.method === "post") keep(form); refresh(form); });
  on("change", (event) => { const form = event.target.form; if (form && form.method === "post") keep(form); });
  window.addEventListener("pagehide", () => all("form[data-draft]").forEach((form) => { if (form.dataset.dirty && !form.dataset.sent) save(form); }));
  window.addEventListener("beforeunload", (event) => {
    const unsaved = (form) => form.dataset.dirty && !form.dataset.sent
      && (form.hasAttribute("data-guard") || (form.dataset.draft && all("[type=file]", form).some((field) => field.value)));
    if (all("form").some(unsaved)) { event.preventDefault(); event.returnValue = ""; }
  });

  /* A form is sent once; the button comes back with the page */
  const busy = (form, state) => [...form.elements].filter((item) => item.type === "submit").forEach((button) => {
    button.disabled = state; button.classList.toggle("busy", state);
  });
  on("submit", (event) => {
    const form = event.target;
    if (form.hasAttribute("data-log-out")) {
      all("form[data-draft]").forEach((open) => { clearTimeout(timers.get(open)); open.dataset.sent = "yes"; }); /* nor saved on leaving */
      store.keys().filter((key) => key.startsWith(PREFIX)).forEach(store.drop);
    }
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-again")) return; /* data-again: downloads */
    if (form.dataset.draft) { clearTimeout(timers.get(form)); save(form); }
    form.dataset.sent = "yes";
    setTimeout(() => busy(form, true));
  });
  on("htmx:beforeRequest", (event) => { if (event.target.matches("form")) busy(event.target, true); });
  on("htmx:afterRequest", (event) => { if (event.target.matches("form")) busy(event.target, false); });
  window.addEventListener("pageshow", () => all("form[data-sent]").forEach((form) => { delete form.dataset.sent; busy(form, false); }));

  /* Copying a field: [data-copies=id], hidden without this file */
  all("[data-copies]").forEach((button) => { button.hidden = false; });
  const copy = (button) => {
    const field = document.getElementById(button.dataset.copies);
    const done = () => { one("[data-before]", button).hidden = true; one("[data-after]", button).hidden = false; };
    const byHand = () => { field.focus(); field.select(); if (document.execCommand("copy")) done(); }; /* no https, old browser */
    if (navigator.clipboard) navigator.clipboard.writeText(field.value).then(done, byHand); else byHand();
  };

  /* All or none: label[data-ticks=name] > input, hidden without this file */
  all("[data-ticks]").forEach((label) => {
    label.hidden = false;
    on("change", ({ target }) => all(`[name="${label.dataset.ticks}"]`, target.form).forEach((box) => { box.checked = target.checked; }), label);
  });

  /* Quick values: [data-sets=id][data-value] */
  const refresh = (root) => all("[data-sets]", root || document).forEach((button) => {
    const field = document.getElementById(button.dataset.sets);
    if (field) button.setAttribute("aria-pressed", String(field.value === button.dataset.value));
  });

  /* Clicks */
  on("click", (event) => {
    const hit = (selector) => event.target.closest(selector);
    all("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
    if (!hit(".search")) closePanel();
    let target;
    if ((target = hit("[data-sets]"))) {
      const field = document.getElementById(target.dataset.sets);
      field.value = field.value === target.dataset.value && !target.hasAttribute("data-stays") ? "" : target.dataset.value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    } else if ((target = hit("[data-opens]"))) document.getElementById(target.dataset.opens).showModal();
    else if ((target = hit("[data-closes]"))) target.closest(".flash, dialog").remove();
    else if ((target = hit("[data-prints]"))) window.print();
    else if ((target = hit("[data-copies]"))) copy(target);
    else if ((target = hit("[data-formset-add]"))) {
      const row = addRow(target.closest("[data-formset]"));
      if (row) { one("input:not([type=hidden]), textarea, select", row).focus(); keep(row.closest("form")); refresh(row); }
    } else if ((target = hit("[data-formset-remove]"))) removeRow(target.closest("[data-formset-row]"));
    else if ((target = hit("[data-fill-user]"))) {
      one("[name=username]").value = target.dataset.fillUser;
      one("[name=password]").value = target.dataset.fillPassword;
      one("[name=password]").form.querySelector("[type=submit]").focus();
    } else if ((target = hit(".error-summary a[href^='#']"))) {
      const field = document.getElementById(target.hash.slice(1));
      if (field) { event.preventDefault(); const inner = field.matches("fieldset") ? one("input", field) : field; inner.focus(); field.scrollIntoView({ block: "center" }); }
    }
  });

  /* Type-ahead of the search box */
  const search = one("#search"), panel = one("#search-panel");
  const closePanel = () => { if (panel && !panel.hidden) { panel.hidden = true; search.setAttribute("aria-expanded", "false"); search.removeAttribute("aria-activedescendant"); } };
  if (search) {
    on("htmx:beforeRequest", (event) => { if (event.target === search && search.value.trim() === "") { event.preventDefault(); closePanel(); } });
    on("htmx:afterSwap", (event) => {
      if (event.detail.target !== panel) return;
      panel.hidden = false; search.setAttribute("aria-expanded", "true"); search.removeAttribute("aria-activedescendant");
    });
    search.addEventListener("keydown", (event) => {
      const options = all("a[role=option]", panel), now = options.findIndex((option) => option.id === search.getAttribute("aria-activedescendant"));
      if (event.key === "Escape") closePanel();
      else if (event.key === "Enter" && now >= 0 && !panel.hidden) { event.preventDefault(); options[now].click(); }
      else if (/^Arrow(Up|Down)$/.test(event.key) && options.length && !panel.hidden) {
        event.preventDefault();
        const next = (now + (event.key === "ArrowDown" ? 1 : -1) + options.length + (now < 0 && event.key === "ArrowUp" ? 1 : 0)) % options.length;
        options.forEach((option, index) => option.setAttribute("aria-selected", String(index === next)));
        search.setAttribute("aria-activedescendant", options[next].id);
        options[next].scrollIntoView({ block: "nearest" });
      }
    });
    on("focusin", (event) => { if (!event.target.closest(".search")) closePanel(); });
  }

  /* Keyboard */
  const keysOn = () => store.get("keys-off") !== true;
  const entries = all(".side [data-key], #bell-link");
  const list = one("[data-keys]");
  if (list) entries.forEach((entry) => {
    const term = document.createElement("dt"), text = document.createElement("dd");
    for (const key of ["g", entry.dataset.key]) { const cap = document.createElement("kbd"); cap.textContent = key; term.append(cap, " "); }
    text.textContent = (one("span:not(.count)", entry) || {}).textContent || entry.title || entry.getAttribute("aria-label");
    list.append(term, text);
  });
  const box = one("[data-keys-on]");
  if (box) { box.checked = keysOn(); box.addEventListener("change", () => store.set("keys-off", !box.checked)); }
  /* Cards: [data-cards] > [data-card]; j k move, and a key does what the card's [data-card-key] does: a click, or the focus of a field */
  const cards = () => all("[data-cards] [data-card]");
  const own = (card, key) => one(`[data-card-key="${CSS.escape(key)}"]`, card);
  const stand = (card) => { if (card) { card.focus({ preventScroll: true }); card.scrollIntoView({ block: "nearest" }); } };
  const PLACE = "cards-place";
  const byCard = (event) => {
    const list = cards(), here = document.activeElement.closest("[data-card]");
    if (!list.length) return false;
    const now = list.indexOf(here);
    if (event.key === "j" || event.key === "k") { stand(list[Math.min(Math.max(now + (event.key === "j" ? 1 : -1), 0), list.length - 1)]); return true; }
    if (event.key === "Enter" && !document.activeElement.matches("[data-card], input[data-card-key], body")) return false;
    const card = here || list[0], act = own(card, event.key) || (event.key === "r" && one("details textarea", card));
    if (!act || (event.key === "Enter" && event.repeat)) return false;
    if (act.matches("textarea")) { act.closest("details").open = true; act.focus(); }
    else { if (act.type === "submit") sessionStorage.setItem(PLACE, list.indexOf(card)); stand(card); act.click(); }
    return true;
  };
  let goes = 0;
  on("keydown", (event) => {
    if (event.key === "Escape") all("details.menu[open]").forEach((menu) => { menu.open = false; one("summary", menu).focus(); });
    if (event.key === "Escape" && event.target.matches("[data-card] textarea")) stand(event.target.closest("[data-card]"));
    const field = event.target.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
      const send = one("[data-primary], button:not([type=button]), [type=submit]", event.target.form);
      if (send && !send.disabled) { event.preventDefault(); send.click(); }
      return;
    }
    if (field || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !keysOn() || one("dialog[open]")) return;
    const act = () => event.preventDefault();
    if (goes > Date.now()) {
      goes = 0;
      const entry = entries.find((item) => item.dataset.key === event.key);
      if (entry) { act(); entry.click(); }
    } else if (event.key === "g") goes = Date.now() + 1500;
    else if (event.key === "/" && search) { act(); search.focus(); search.select(); }
    else if (event.key === "?" && one("#help")) { act(); one("#help").showModal(); }
    else if (event.key === "n" && one("[data-new]")) { act(); location.href = one("[data-new]").href; }
    else if (byCard(event)) act();
    else { const found = one(`main [data-shortcut="${CSS.escape(event.key)}"], .flash [data-shortcut="${CSS.escape(event.key)}"]`); if (found) { act(); found.click(); } }
  });

  /* Agenda: a [data-item] is dragged to a [data-slot], or moved by Alt and an arrow; both press a button of the item's own form */
  let dragged = null;
  const press = (item, name, value, at = "") => {
    const button = one(`button[name=${name}][value="${value}"]`, item);
    one("[name=starts_at]", item).value = at;
    if (button) button.click();
  };
  const slot = (event) => dragged && event.target.closest("[data-slot]");
  const mark = (cell) => all(".agenda .over").concat(cell || []).forEach((one) => one.classList.toggle("over", one === cell));
  on("dragstart", (event) => { dragged = event.target.closest("[data-item]"); if (dragged) event.dataTransfer.setData("text/plain", ""); });
  on("dragend", () => { dragged = null; mark(null); });
  on("dragover", (event) => { const cell = slot(event); if (dragged) mark(cell); if (cell) event.preventDefault(); });
  on("drop", (event) => {
    const cell = slot(event);
    if (!cell) return;
    event.preventDefault();
    press(dragged, "room", cell.dataset.room, cell.dataset.slot);
  });
  const ARROWS = { ArrowUp: "earlier", ArrowDown: "later", ArrowLeft: -1, ArrowRight: 1 };
  on("keydown", (event) => {
    const item = event.target.closest("[data-item][draggable]"), way = ARROWS[event.key];
    if (!item || !way || !event.altKey || !keysOn()) return;
    event.preventDefault();
    if (event.repeat) return;
    if (way.length) { press(item, "step", way); return; }
    const rooms = all("thead [data-room]", item.closest("table")).map((head) => head.dataset.room);
    press(item, "room", rooms[rooms.indexOf(item.closest("td").dataset.room) + way]);
  });

  /* Every page, and every fragment that htmx brings */
  const ready = (root) => {
    all("form[data-draft]", root).forEach(restore);
    refresh(root);
    const summary = one(".error-summary", root);
    if (summary) summary.focus();
  };
  const begin = () => {
    ready(document);
    if (!navigator.onLine) offline(true);
    const named = document.getElementById(location.hash.slice(1)), fold = named && named.closest("details:not([open])");
    if (fold) { fold.open = true; named.scrollIntoView({ block: "center" }); }
    const list = cards(), place = Number(sessionStorage.getItem(PLACE)) || 0;
    sessionStorage.removeItem(PLACE);
    if (!list.length || !keysOn() || location.hash || one(".error-summary")) return;
    if (place) stand(list[Math.min(place, list.length - 1)]); else list[0].focus({ preventScroll: true });
  };
  on("htmx:load", (event) => { if (event.detail.elt !== document.body) ready(event.detail.elt.parentNode || document); });
  if (document.readyState === "loading") on("DOMContentLoaded", begin); else begin();
})();
