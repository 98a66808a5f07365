import type { Text } from '../text'

export const everyone: Text['everyone'] = {
  update: {
    ready: '本页面有新版本可用。载入后，当前的运行会结束。',
    load: '载入',
    later: '以后再说',
  },
}
