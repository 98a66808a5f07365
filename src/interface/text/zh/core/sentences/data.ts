import type { Sentences } from '../../../core-words'

/** Of every format of data: what is missing or wrong in it, what was assumed, what looks odd. */
export const data: Sentences = {
  '{0}: {1}; it is cut off or damaged ({2}).': '{0}：{1}；它被截断或已损坏（{2}）。',
  'the file cannot be read as {0}': '文件无法按 {0} 读取',
  'the file cannot be read': '文件无法读取',
  'the file has {0} MB; {1} MB is the limit for what cannot be read in pieces. Save it as HDF5 or Parquet, of which only the arrays that are used count, or save a part of the episodes.':
    '文件有 {0} MB；不能分段读取的文件上限为 {1} MB。请存为 HDF5 或 Parquet（只计入用到的数组），或只保存一部分回合。',
  'more than {0} numbers are asked for; that is as many as are read. Use fewer columns, or a part of the episodes.':
    '需要的数超过 {0} 个，这是读取的上限。请少用几列，或只用一部分回合。',
  'the file is empty (0 bytes).': '文件是空的（0 字节）。',
  'this is a single NumPy array (.npy); save all arrays together with numpy.savez.':
    '这是单个 NumPy 数组（.npy）；请用 numpy.savez 把所有数组存在一起。',
  'this is a gzip file; unpack it first.': '这是 gzip 文件；请先解压。',
  'this is a Python pickle, which is code and never loaded; supported are {0}.':
    '这是 Python pickle，属于代码，绝不会加载；支持的是 {0}。',
  'the file starts like no format that is read; supported are {0}.': '文件开头不属于任何可读的格式；支持的是 {0}。',
  '{0}, but it holds text: {1}. It may be an error page saved in place of the data.':
    '{0}，但其中是文字：{1}。可能是代替数据存下来的错误页面。',
  'numbers were expected in a file named .{0}': '名为 .{0} 的文件里应当是数',
  'numbers were expected': '这里应当是数',

  'there is not a single transition in it.': '其中连一条转移也没有。',
  '{0} has {1}; {2} transitions are the limit. Take the first episodes, or an even sample of them.':
    '{0} 有 {1}；上限为 {2} 条转移。请只取最前面的回合，或均匀抽取的回合。',
  'more than {0} transitions; that is the limit. Take the first episodes, or an even sample of them.':
    '超过 {0} 条转移；这是上限。请只取最前面的回合，或均匀抽取的回合。',
  'Part of the file': '文件的一部分',
  'the part of the file is wrong at {0}: {1}.': '文件的所取部分在 {0} 处有误：{1}。',
  'it has {0}; {1} are looked at, to take a part of them.': '文件有 {0}；抽取一部分时最多查看 {1} 行。',
  'Of the file, {0} were taken: the first of an episode that is longer.': '从文件中取了 {0}：这是一个更长回合的开头。',
  'Of the file, the first {0} were taken: no flag tells its episodes apart, so the last one may be cut off there.':
    '从文件中取了最前面的 {0}：没有标志区分回合，因此最后一个回合可能在此被截断。',
  '{0} in {1}': '{1}中的 {0}',
  'the file': '文件',
  'Of {0}, the first {1} were taken, {2}.': '从{0}里取了最前面的 {1}，共 {2}。',
  'Of {0}, {1} spread evenly over the file were taken, {2}.': '从{0}里取了在文件中均匀分布的 {1}，共 {2}。',
  'The part was full before {0} of the {1} files; they were not read.':
    '在读到 {1} 个文件中的 {0} 个之前，所取部分已满；这些文件未读取。',
  '{0} has {1} numbers in each row, as images have; vectors of up to {2} are supported.':
    '{0} 每行有 {1} 个数，像图像一样；支持的是至多 {2} 个数的向量。',
  '{0} claims {1} rows of {2} numbers; {3} numbers are read at most.':
    '{0} 声称有 {1} 行、每行 {2} 个数；至多读取 {3} 个数。',
  '{0} has {1} rows of {2} numbers; {3} numbers are read at most.': '{0} 有 {1} 行、每行 {2} 个数；至多读取 {3} 个数。',
  '{0} has no numbers in its rows; it is empty or damaged.': '{0} 的行里没有数；它是空的或已损坏。',
  'the actions have {0} numbers; up to {1} are supported.': '动作有 {0} 个数；至多支持 {1} 个。',
  '{0} has {1} numbers in each row, but the observations have {2}.': '{0} 每行有 {1} 个数，而观测有 {2} 个。',
  '{0}, {1}: episode {2} goes on after another one; the rows of an episode must stand together.':
    '{0}，{1}：回合 {2} 在另一个回合之后又继续；同一回合的行必须连在一起。',
  '{0} has {1}, but {2} has {3}; every array needs one row per transition.':
    '{0} 有 {1}，而 {2} 有 {3}；每个数组都要每条转移一行。',
  '{0}, {1} is {2}; 0 or 1 (false or true) was expected.': '{0}，{1} 是 {2}；应为 0 或 1（false 或 true）。',
  '{0}, {1} is {2}; only finite numbers can be trained on.': '{0}，{1} 是 {2}；只有有限的数才能用于训练。',
  '{0}, too large for a 32-bit float': '{0}，超出 32 位浮点数的范围',
  '{0} has {1} numbers in each row; one was expected.': '{0} 每行有 {1} 个数；应为一个。',
  'no observations': '没有观测',
  'no actions': '没有动作',
  'no arrays at all': '（没有任何数组）',
  'there is no {0}; found: {1}.': '没有 {0}；有的是：{1}。',
  'row {0} (counted from 0)': '第 {0} 行（从 0 数起）',
  '{0}, column {1}': '{0}，第 {1} 列',
  'no transition has a next observation: every episode has one step only, and there are no next observations.':
    '没有一条转移有下一个观测：每个回合只有一步，也没有给出下一个观测。',

  'There are no terminals; no step is taken as the end of the task.': '没有终止标记；没有一步被当作任务的结束。',
  '{0} is taken as the end of the task, not as a time limit.': '{0} 被当作任务的结束，而不是时间上限。',
  'There are neither timeouts nor episode numbers nor next observations; episodes are taken to end at terminals only.':
    '没有超时标记，没有回合编号，也没有下一个观测；视为回合只在终止处结束。',
  'Nothing tells where episodes end; the whole file is taken as one episode.':
    '没有任何内容说明回合在哪里结束；整个文件被当作一个回合。',
  '{0} make {1}: the rows look shuffled, so returns and returns-to-go mean little.':
    '{0} 组成 {1}：行的次序像是打乱过，因此回报和剩余回报没有多少意义。',
  '{0} marked both as terminal and as timeout count as terminal.': '{0} 同时标为终止和超时，按终止计。',
  '{0} ended without a flag where the next observation is not the one that follows (by more than {1}); taken as cut off by a time limit.':
    '{0} 在下一个观测与随后一行不符（相差超过 {1}）处结束而没有标记；视为被时间上限截断。',
  'The last row has neither terminal nor timeout; the last episode is taken as cut off there.':
    '最后一行既无终止也无超时；视为最后一个回合在那里被截断。',
  'There are no next observations; the following row was taken.': '没有下一个观测；取用了随后的一行。',
  'The last step of {0} that was cut off has no next observation; it is counted, but not trained on.':
    '被截断的 {0}，其最后一步没有下一个观测；它计入统计，但不用于训练。',
  '{0} keep their observation as next observation; no value target uses it.':
    '{0} 以自身的观测作为下一个观测；没有价值目标会用到它。',
  '{0} without a step left out.': '略去没有步的 {0}。',
  observations: '观测',
  actions: '动作',
  rewards: '奖励',
  'next observations': '下一个观测',
  terminals: '终止',
  timeouts: '超时',
  episode: '回合',
  'The fields were guessed by their names ({0}).': '各字段是按名称猜测的（{0}）。',
}
