// Drives the real program through Chromium: SANQING_BINARY=../../build/sanqing node journeys.mjs
import { officerJourneys } from './journeys/officer.mjs';
import { publicJourneys } from './journeys/public.mjs';
import { launch } from './support/browser.mjs';
import { openOffice } from './support/office.mjs';
import { summary } from './support/tap.mjs';

const office = await openOffice();
const browser = await launch();
try {
  await publicJourneys(browser, office);
  await officerJourneys(browser, office);
} finally {
  await browser.close();
  await office.close();
}
process.exitCode = summary();
