/** A worker that lives until it is told to end itself, and tells nobody. */
import { holdForLife } from './life-lock'

self.onmessage = ({ data }: MessageEvent<string>) => {
  if (data === 'end') self.close()
  else void holdForLife(data).then(() => self.postMessage('held'))
}
