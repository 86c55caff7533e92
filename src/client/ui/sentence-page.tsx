import { Button } from './button.tsx';
import { Page } from './page.tsx';

/** One sentence, one next step. */
export function SentencePage({
  sentence,
  step,
  action,
}: {
  sentence: string;
  step: string;
  action?: { label: string; onPress: () => void };
}) {
  return (
    <Page title={sentence}>
      <p>{step}</p>
      {action && (
        <p>
          <Button kind="primary" onClick={action.onPress}>
            {action.label}
          </Button>
        </p>
      )}
    </Page>
  );
}
