const all = cards().length;
claim("nine changes", all === 9);
claim("nothing to clear", document.getElementById("clear").disabled);

// A click on a filter shows its changes, and the address says so.
box("topic", "thoi_han").click();
claim("deadlines", cards().length === 2 && cards().every((card) => card.dataset.topic === "thoi_han"));
claim("address", location.hash === "#topic=thoi_han");
claim("other topics are gone", [...document.querySelectorAll(".topic:not([hidden])")].length === 1);
claim("counts of its own facet stay", count("topic", "kinh_phi") === 1);
claim("counts of others follow", count("kind", "nhiem_vu") === 2 && count("kind", "muc") === 0);

// Within a facet either will do; between facets both must.
box("topic", "kinh_phi").click();
claim("deadlines and money", cards().length === 3);
box("kind", "nhiem_vu").click();
claim("of tasks", cards().length === 2 && location.hash === "#topic=thoi_han&topic=kinh_phi&kind=nhiem_vu");
box("unit", "Phòng Kinh tế").click();
claim("of a body", cards().length === 1 && cards()[0].textContent.includes("so-hoa-dat-dai"));

// All filters off.
document.getElementById("clear").click();
claim("cleared", cards().length === all && location.hash === "" && !box("unit", "Phòng Kinh tế").checked);

// Words, with Vietnamese letters typed apart and in any case.
const q = document.getElementById("q");
q.value = "HIỆU QUẢ".normalize("NFD");
q.dispatchEvent(new Event("input"));
claim("search", cards().length === 1 && cards()[0].dataset.topic === "cau_chu");
q.value = "";
q.dispatchEvent(new Event("input"));
claim("search is off", cards().length === all && location.hash === "");

// A place, with what lies in it.
const place = [...document.querySelectorAll(".outline a")].find((link) => link.querySelector(".name").textContent === "Phụ lục I");
place.click();
claim("place", cards().length > 1 && cards().every((card) => card.dataset.place.includes("Phụ lục I")));
claim("as many as told", cards().length === Number(place.querySelector(".count").textContent));
claim("marked", place.getAttribute("aria-current") === "true");
const address = location.hash;
place.click();
claim("place is off", cards().length === all);

// An address that is opened later, and the keyboard's way.
location.hash = address;
setTimeout(() => claim("address is obeyed", cards().length < all), 20);
claim("reached by keyboard", [...document.querySelectorAll("input, button, .outline a, summary")].every((node) => node.tabIndex >= 0));
claim("names for all", [...document.querySelectorAll("input[type=checkbox]")].every((node) => node.labels.length === 1));
