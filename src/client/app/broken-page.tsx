import type { ApiError } from '../api/api-error.ts';
import { errorWords } from '../messages/error-words.ts';
import type { Language } from '../messages/language.ts';
import { useLanguage } from '../messages/use-language.ts';
import { SentencePage } from '../ui/sentence-page.tsx';

/** The code met something it did not expect. */
export function BrokenPage({ language }: { language: Language }) {
  const { common } = language.t;
  return (
    <ReloadPage sentence={common.screenFailed} step={common.screenFailedStep} label={common.reloadPage} />
  );
}

/** The first answer did not come. */
export function UnreachablePage({ language, error }: { language: Language; error: ApiError }) {
  const { sentence, action } = errorWords(error, language);
  return <ReloadPage sentence={sentence} step={action} label={language.t.common.reloadPage} />;
}

export function NoSessionPage() {
  const { t } = useLanguage();
  return (
    <main>
      <SentencePage sentence={t.plain.noSession} step={t.plain.noSessionStep} />
    </main>
  );
}

function ReloadPage({ sentence, step, label }: { sentence: string; step: string; label: string }) {
  return (
    <main>
      <SentencePage
        sentence={sentence}
        step={step}
        action={{ label, onPress: () => window.location.reload() }}
      />
    </main>
  );
}
