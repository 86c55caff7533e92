import { Hammer } from 'lucide-react';
import type { PickerView } from '../../features/deep-linking/deep-linking.contract.ts';
import type { PathwaySummaryView } from '../../features/pathways/pathway.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { ButtonLink } from '../ui/button.tsx';
import { ImportPanel } from './import-panel.tsx';
import { PathwayList } from './pathway-list.tsx';
import { useMine } from './use-pathways.ts';

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
  const mine = useMine(picker.mine);
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
        pathways={mine}
        onUse={onUse}
        isBusy={isBusy}
      />
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
