// Journeys as TAP lines, one after the other; the last line counts them.
let number = 0;
let failures = 0;

export async function journey(name, walk) {
  number += 1;
  try {
    await walk();
    console.log(`ok ${number} - ${name}`);
  } catch (cause) {
    failures += 1;
    console.log(`not ok ${number} - ${name}`);
    console.log(String(cause?.stack ?? cause).replace(/^/gm, '# '));
  }
}

export function summary() {
  console.log(`1..${number}`);
  console.log(`${number - failures} passed, ${failures} failed`);
  return failures ? 1 : 0;
}
