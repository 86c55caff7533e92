import { Hammer } from 'lucide-react';
import { useState } from 'react';
import type { PickerView } from '../../features/deep-linking/deep-linking.contract.ts';
import type { PathwaySummaryView } from '../../features/pathways/pathway.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { ButtonLink } from '../ui/button.tsx';
import { ImportPanel } from './import-panel.tsx';
import { MoreOfMine } from './more-of-mine.tsx';
import { PathwayList } from './pathway-list.tsx';
import { useMine } from './use-pathways.ts';

/** So that the library is not far below. */
const shownAtFirst = 6;

/** Both shelves, and the way to open a file. */
export function Shelves({
  picker,
  onUse,
  isBusy,
}: {
  picker: PickerView;
  onUse?: (pathway: PathwaySummaryView) => void;
  isBusy?: boolean;
}) {
  const { t } = useLanguage();
  const [isWhole, setWhole] = useState(false);
  const mine = useMine({ pathways: picker.mine, next: picker.mineNext });
  const pathways = mine.pathways ?? [];
  const isFolded = !isWhole && pathways.length > shownAtFirst;
  return (
    <>
      <p>
        <ButtonLink to="/build">
          <Hammer aria-hidden size={18} /> {t.picker.build}
        </ButtonLink>
      </p>
      <PathwayList
        title={t.picker.mine}
        empty={`${t.picker.mineEmpty} ${t.picker.mineEmptyStep}`}
        pathways={isFolded ? pathways.slice(0, shownAtFirst) : pathways}
        onUse={onUse}
        isBusy={isBusy}
      >
        <MoreOfMine mine={isFolded ? { ...mine, more: () => setWhole(true) } : mine} />
      </PathwayList>
      <PathwayList
        title={t.picker.library}
        empty={t.picker.libraryEmpty}
        pathways={picker.library}
        onUse={onUse}
        isBusy={isBusy}
      />
      <ImportPanel />
    </>
  );
}
