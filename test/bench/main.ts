import { benchBoard } from './board.ts';
import { benchBuilder } from './builder.ts';
import { benchClassClusters } from './class-clusters.ts';
import { benchEmbeddedMongo } from './embedded-mongo.ts';
import { benchLaunch } from './launch.ts';
import { benchOutbox } from './outbox.ts';
import { benchStudentEntry } from './student-entry.ts';
import { benchSuggestions } from './suggestions.ts';

const benches: Record<string, () => Promise<Record<string, number>>> = {
  launch: benchLaunch,
  outbox: benchOutbox,
  'student-entry': () => benchStudentEntry(),
  board: benchBoard,
  builder: benchBuilder,
  'class-clusters': benchClassClusters,
  suggestions: benchSuggestions,
  'embedded-mongo': benchEmbeddedMongo,
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  for (const [label, value] of Object.entries(await bench()))
    console.log(`  ${label.padEnd(64)} ${format(value)}`);
}

function format(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2);
}
