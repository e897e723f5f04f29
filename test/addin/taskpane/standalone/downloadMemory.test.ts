import { downloadMemory } from "../../../../addin/taskpane/standalone/downloadMemory.js";

function storage(start: string | null = null) {
  let text = start;
  return {
    text: () => text,
    storage: () =>
      ({ getItem: () => text, setItem: (_: string, value: string) => void (text = value) }) as unknown as Storage,
  };
}

test("what one page remembers the next one knows", () => {
  const kept = storage();
  downloadMemory(kept.storage).remember("台账", 5);
  expect(downloadMemory(kept.storage).lastOf("台账")).toBe(5);
  expect(downloadMemory(kept.storage).lastOf("别的")).toBeUndefined();
});

test("twenty names are kept, the last ones", () => {
  const kept = storage();
  const memory = downloadMemory(kept.storage);
  for (let number = 1; number <= 21; number++) memory.remember(`台账${number}`, number);
  memory.remember("台账2", 99);
  expect(memory.lastOf("台账1")).toBeUndefined();
  expect(memory.lastOf("台账2")).toBe(99);
  expect(JSON.parse(kept.text() ?? "")).toHaveLength(20);
});

test.each(["not json", "{}", '[["台账"]]', '[["台账","9"]]', "null"])(
  "nonsense in the storage (%s) is no memory",
  (text) => {
    expect(downloadMemory(storage(text).storage).lastOf("台账")).toBeUndefined();
  },
);

test("a browser that forbids storage remembers as long as the page", () => {
  const memory = downloadMemory(() => {
    throw new DOMException("denied", "SecurityError");
  });
  memory.remember("台账", 7);
  expect(memory.lastOf("台账")).toBe(7);
});
