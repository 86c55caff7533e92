import type { ScreenView } from '../../features/launch/launch.contract.ts';
import { useLanguage } from '../messages/use-language.ts';
import { SentencePage } from '../ui/sentence-page.tsx';

/** Launches that have nothing to show yet say so, with the next step. */
export function PlainScreen({ screen }: { screen: ScreenView }) {
  const { t } = useLanguage();
  if (screen.name === 'not-ready') {
    return (
      <SentencePage
        sentence={t.plain.notReady}
        step={t.plain.notReadyStep}
        action={{ label: t.plain.look, onPress: () => window.location.reload() }}
      />
    );
  }
  const words = screen.name === 'explain' ? t.plain.explain[screen.reason] : undefined;
  const [sentence, step] = words ?? [t.plain.home, t.plain.homeStep];
  return <SentencePage sentence={sentence} step={step} />;
}
