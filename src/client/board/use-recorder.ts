import { useEffect, useRef, useState } from 'react';

export type Recorder =
  | { state: 'idle' | 'asking' | 'refused' }
  | { state: 'recording'; seconds: number }
  | { state: 'ready'; url: string };

const secondsAtMost = 60;

/** Whether this browser can record at all; a page of plain http or an old browser cannot. */
export function canRecord(): boolean {
  return 'MediaRecorder' in window && navigator.mediaDevices !== undefined;
}

/** Records the microphone for at most a minute. The sound stays in the page until it is sent. */
export function useRecorder(onChange: (recording: Blob | undefined) => void) {
  const [recorder, setRecorder] = useState<Recorder>({ state: 'idle' });
  const running = useRef<MediaRecorder | null>(null);
  useEffect(() => () => running.current?.stop(), []);
  const url = recorder.state === 'ready' ? recorder.url : undefined;
  useEffect(() => () => (url === undefined ? undefined : URL.revokeObjectURL(url)), [url]);

  const start = async () => {
    setRecorder({ state: 'asking' });
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      setRecorder({ state: 'refused' });
      return;
    }
    const media = new MediaRecorder(stream);
    running.current = media;
    const parts: Blob[] = [];
    let seconds = 0;
    const clock = setInterval(() => {
      seconds += 1;
      if (seconds >= secondsAtMost && media.state === 'recording') media.stop();
      else setRecorder({ state: 'recording', seconds });
    }, 1_000);
    media.ondataavailable = ({ data }) => parts.push(data);
    media.onstop = () => {
      clearInterval(clock);
      running.current = null;
      for (const track of stream.getTracks()) track.stop();
      const recording = new Blob(parts, { type: media.mimeType });
      onChange(recording);
      setRecorder({ state: 'ready', url: URL.createObjectURL(recording) });
    };
    media.start();
    setRecorder({ state: 'recording', seconds });
  };

  return {
    recorder,
    start: () => void start(),
    stop: () => running.current?.stop(),
    remove: () => {
      onChange(undefined);
      setRecorder({ state: 'idle' });
    },
  };
}
