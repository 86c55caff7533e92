import { useWords } from './words.ts';
export function WalkPage() {
  const { t } = useWords();
  return <p>{t.builder.walkTitle}</p>;
}
