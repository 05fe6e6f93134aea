// Vue's core drawing on the page through just the operations that the notice board uses. Vue's own DOM package would
// do (`createApp` from 'vue' is a drop-in replacement) but brings 2 KB of transitions, style objects, v-model and custom
// elements, on a page of 30. Attributes and properties only: no :style, no v-model here.
import { createRenderer } from 'vue';

type Field = Element & Record<string, unknown>;

function set(element: Field, name: string, before: unknown, after: unknown): void {
  if (name.startsWith('on')) {
    const event = name.slice(2).toLowerCase();
    if (before) element.removeEventListener(event, before as EventListener);
    if (after) element.addEventListener(event, after as EventListener);
  } else if (after === undefined || after === null) element.removeAttribute(name);
  else if (name in element) element[name] = after;
  else element.setAttribute(name, String(after));
}

export const { createApp } = createRenderer<Node, Element>({
  createElement: (tag) => document.createElement(tag),
  createText: (text) => document.createTextNode(text),
  createComment: (text) => document.createComment(text),
  setText: (node, text) => void (node.nodeValue = text),
  setElementText: (element, text) => void (element.textContent = text),
  insert: (node, parent, before) => void parent.insertBefore(node, before ?? null),
  remove: (node) => node.parentNode?.removeChild(node),
  parentNode: (node) => node.parentNode as Element | null,
  nextSibling: (node) => node.nextSibling,
  patchProp: (element, name, before, after) => set(element as Field, name, before, after),
});
