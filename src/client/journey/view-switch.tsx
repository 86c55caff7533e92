import { List, Map as MapIcon, Printer } from 'lucide-react';
import { useLanguage } from '../messages/use-language.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import type { TrailView } from './use-view.ts';
import styles from './view-switch.module.css';

/** Map or list, and paper. */
export function ViewSwitch({ view, onShow }: { view: TrailView; onShow: (view: TrailView) => void }) {
  const { t } = useLanguage();
  const option = (value: TrailView, Icon: typeof List) => (
    <button type="button" aria-pressed={view === value} title={t.path.viewHint} onClick={() => onShow(value)}>
      <Icon aria-hidden size={18} /> {t.path[value]}
    </button>
  );
  return (
    <div className={styles['bar']} data-screen-only>
      <fieldset className={styles['switch']}>
        <legend className="visually-hidden">{t.path.view}</legend>
        {option('map', MapIcon)}
        {option('list', List)}
      </fieldset>
      <p className={styles['hint']}>{t.path.viewHint}</p>
      <Button kind="quiet" onClick={() => window.print()}>
        <Printer aria-hidden size={18} /> {t.path.print}
      </Button>
      <ButtonLink kind="quiet" to="/cards">
        {t.path.cards}
      </ButtonLink>
    </div>
  );
}
