import type { Sentences } from '../../../core-words'

/** Of the many kinds of files that people have: how they lie, what they mean by an end, what they are instead. */
export const dataKinds: Sentences = {
  'The order of columns must name each of {0} observations once, and scale {1} actions.':
    '列的次序必须把 {0} 个观测各写一次，并给出 {1} 个动作的倍数。',
  '{0} has the same sizes, but {1} of {2} rows replayed in it agree (one-step error {3}): it is not the world of these data, and no environment is chosen.':
    '{0} 的大小相同，但重放的 {2} 行中只有 {1} 与之相符（单步误差 {3}）：它不是这些数据的环境，因此不选择任何环境。',
  'With the columns in the order {0}, {1} of the rows agree with {2}; reorder them to go online there.':
    '各列按 {0} 的次序排列时，{1} 的行与{2}相符；重排后即可在其中在线训练。',
  'The columns stand in the order of {0}; in that of {1} they are {2}. Reordered, {3} of the rows agree: the bodies differ, too.':
    '各列按 {0} 的次序排列；按{1}的次序则是 {2}。重排后 {3} 的行相符：机体也不相同。',
  'The steps are those of {0}, which pays in every step; the data have no rewards. "Pay for another goal", in the data surgery ("relabel" in the lab), puts in those of the world.':
    '各步与{0}相符；它每步都有奖励，而这些数据没有奖励。数据手术中的“按新目标重标奖励”（lab 中为 “relabel”）可填入该世界的奖励。',
  'The steps are those of {0}, but only {1} of the rewards: what is measured online pays for another task.':
    '各步与{0}相符，但奖励只有 {1} 相符：在线测得的是另一个任务的报酬。',
  'The steps are those of {0}, but only {1} of the ends of the task.': '各步与{0}相符，但任务的结束只有 {1} 相符。',
  Columns: '列',
  'Each of the groups {0} holds a whole dataset; {1} was read.': '组 {0} 各自是一个完整的数据集；读取的是 {1}。',
  'Of the archive, {0} was read.': '读取的是归档中的 {0}。',
  'The arrays have shape (numbers, rows), as MATLAB writes them; they were turned.':
    '数组的形状是（数，行），即 MATLAB 的写法；已转置。',
  'The arrays have shape (steps, copies, numbers): {0} steps of {1} copies of the environment side by side.':
    '数组的形状是（步，副本，数）：{1} 个并行环境副本，各 {0} 步。',
  'The arrays have shape (episodes, steps, numbers): {0} episodes of {1} steps.':
    '数组的形状是（回合，步，数）：{0} 个回合，各 {1} 步。',
  'There are no rewards: behaviour cloning and coverage work; returns count as 0 and mean nothing, and what learns from rewards has nothing to learn from.':
    '没有奖励：行为克隆和覆盖情况仍可用；回报按 0 计，没有意义，靠奖励学习的算法学不到东西。',
  '{0} holds whole numbers from 0 to {1}; they are taken as amounts, not as choices.':
    '{0} 是 0 到 {1} 的整数；视为数量，而不是选项编号。',
  '{0} holds whole numbers from 0 to {1} in {2}, that is discrete actions; continuous actions (real numbers, one row of them per transition) are supported. If they are amounts, say so where the columns are chosen ("wholeNumbers": "continuous").':
    '{0} 在 {2} 里都是 0 到 {1} 的整数，即离散动作；支持的是连续动作（实数，每条转移一行）。如果它们是数量，请在选择列的地方说明（"wholeNumbers": "continuous"）。',
  'The observations are put together of {0}, in this order.': '观测由 {0} 依此次序拼接而成。',
  '{0} repeats numbers of {1}, so it is left out.': '{0} 重复了 {1} 里的数，因此略去。',
  '{0} is 0 where the task ended; those steps are taken as terminal.': '{0} 在任务结束处为 0；这些步按终止计。',
  '{0} is taken as the last row of an episode, whatever ended it.': '{0} 被当作回合的最后一行，不论因何结束。',
  '{0} is {1}, not a list of numbers.': '{0} 是 {1}，不是数的列表。',
  '{0} was shortened by NumPy ("..."); save the numbers in full, say as one column each.':
    '{0} 被 NumPy 省略了一部分（"..."）；请完整保存这些数，例如每个数一列。',
  '{0} has {1}; the first row has {2}.': '{0} 有 {1}；第一行有 {2} 个。',
  '{0} ended without a flag where the next one begins; taken as cut off by a time limit.':
    '{0} 在下一个回合开始处结束而没有标记；视为被时间上限截断。',
  '{0} within episodes that go on ({1}): no value is taken from behind them, but the episodes end where the recordings do.':
    '{0} 位于仍在继续的回合之内（{1}）：不会取用其后的价值，但回合在记录结束处才结束。',
  '{0} marked both as done and as timeout count as cut off by a time limit.':
    '{0} 同时标为 done 和超时，按被时间上限截断计。',
  '{0} are done after exactly {1} steps, as by a time limit ({2}); taken as cut off, not as the end of the task.':
    '{0} 恰好在 {1} 步后 done，像是时间上限（{2}）；视为截断，而不是任务的结束。',
  '{0} have their terminal after exactly {1} steps, as by a time limit ({2}); taken as the end of the task, as the file says. If they were cut off, name the column as timeouts.':
    '{0} 恰好在 {1} 步后终止，像是时间上限（{2}）；按文件所说视为任务的结束。若其实是被截断的，请把该列选为超时。',
  'The observations jump one row before each flag ({0}): the flags look one row late. They were taken as they are.':
    '每个标记的前一行处观测都有跳变（{0}）：标记像是晚了一行。仍按原样取用。',
  '{0} begins anew in {1} ({2}): an episode is taken to begin in each of them.':
    '{0}在{1}重新开始（{2}）：视为各自开始一个回合。',
  'In {0} the rows do not stand in the order of {1}; they were put in it.':
    '{0}中的行没有按{1}的次序排列；已按它排好。',
  '{0} lists the rows in which {1} begin.': '{0}列出{1}开始的行。',
  '{0} lists the rows with which {1} end.': '{0}列出{1}结束的行。',
  'The flags stand one row late ({0}): the observations jump before each of them, far beyond their usual steps, and nowhere else. They were moved to the row before.':
    '标志都晚了一行（{0}）：每个标志之前观测都有一次远超平常步长的跳变，别处没有。已移到前一行。',
  '{0} make {1}, as the file says: nearly every step is an episode of its own, as of a bandit, and its return is its reward.':
    '{0}组成{1}，文件如此：几乎每一步自成一个回合，如同老虎机问题，回报就是它的奖励。',
  'The flags stand one row late ({0}): the row before each leads to another observation than the one that follows. They were moved to the row before.':
    '标记晚了一行（{0}）：各自前一行的下一个观测与随后一行不符。已移到前一行。',
  'The observations jump after {0} ({1}), far beyond their usual steps: other episodes may begin there, though nothing says so. They were left together.':
    '观测在 {0} 之后有跳变（{1}），远大于通常的步幅：那里可能是另一个回合的开始，但没有任何内容说明。仍视为连在一起。',
  'In {0} ({1}) the next observation is not the one that follows, though the file ends no episode there; it was taken at its word.':
    '在 {0}（{1}）里，下一个观测与随后一行不符，而文件并未在那里结束回合；按文件所说处理。',
  'the file holds more than {0} entries, which is as many as are read.': '文件的条目超过 {0} 个，这是读取的上限。',
  'is a link to nothing, or no array at all.': '是指向空处的链接，或根本不是数组。',
  'holds text, records or another type; numbers are read.': '是文字、记录或其他类型；读取的是数。',
  'has {0} for {1}.': '有 {0}，对应的却是 {1}。',
  '{0} is a group in this episode and an array in others; the file is damaged.':
    '{0} 在这个回合里是组，在其他回合里是数组；文件已损坏。',
  'is a virtual dataset: its numbers lie in another file ({0}), which a page cannot open. Save it as a plain array, say with h5py: file["x"] = np.asarray(source["x"]).':
    '是虚拟数据集：数在另一个文件（{0}）里，网页无法打开。请存为普通数组，例如用 h5py：file["x"] = np.asarray(source["x"])。',
  'is packed with {0}, which is not read; save it with compression="gzip" or none.':
    '用 {0} 压缩，不可读；请用 compression="gzip" 保存，或不压缩。',
  'holds rows of varying length (vlen); save one array of shape (rows, numbers), and an episode number beside it.':
    '各行长度不一（vlen）；请保存一个形状为（行，数）的数组，并附上回合编号。',
  'holds text; numbers are read.': '是文字；读取的是数。',
  "holds references to other arrays (as MATLAB's cells and tables do); save plain arrays of numbers.":
    '是对其他数组的引用（如 MATLAB 的元胞和表）；请保存普通的数的数组。',
  'holds bytes of an unknown kind (pickled objects, perhaps), which are never loaded; save plain numbers.':
    '是种类不明的字节（也许是 pickle 对象），绝不会加载；请保存普通的数。',
  'is an empty group, or one that lies too deep.': '是空的组，或嵌套太深的组。',
  '{0} is a table that pandas wrote (to_hdf); its columns lie in pandas\' own blocks. Save it with frame.to_parquet("data.parquet") or frame.to_csv("data.csv", index=False).':
    '{0} 是 pandas 写的表（to_hdf），各列在 pandas 自己的块里。请用 frame.to_parquet("data.parquet") 或 frame.to_csv("data.csv", index=False) 保存。',
  'is a link into another file ({0}), which a page cannot open. Copy the array into this file, or open that one.':
    '是指向另一个文件（{0}）的链接，网页无法打开。请把数组复制到这个文件里，或打开那个文件。',
  'cannot be read.': '无法读取。',
  'is of a type within records that is not read; numbers and booleans are.':
    '在记录里的类型不可读；可读的是数和布尔值。',
  '{0} reaches beyond its record; the file is damaged.': '{0} 超出了所在的记录；文件已损坏。',
  'there are more than {0} fields, which is as many as are read.': '字段超过 {0} 个，这是读取的上限。',
  '{0} stands in {1} of {2} only; in the others it is taken as false.':
    '{0} 只在 {2} 行中的 {1}里出现；在其余行里视为 false。',
  '{0}, {1}': '{0}，{1}',
  '{0}, {1} {2}': '{0}，{1} {2}',
  '{0} and {1} more': '{0} 以及另外 {1} 处',
  '{0} is missing, but others have it.': '{0} 缺失，而其他行有它。',
  'record {0}': '第 {0} 条记录',
  '{0} is not a whole JSON object: {1}; expected {2}': '{0} 不是完整的 JSON 对象：{1}；应为 {2}',
  '{0} is not a JSON object; expected {1}': '{0} 不是 JSON 对象；应为 {1}',
  'the choice of columns is wrong at {0}: {1}.': '列的选择有误，在 {0}：{1}。',
  records: '记录',
  '{0} ({1}) with a number such as {2}, more than {3} times the usual size, left out of training; the episodes are cut there.':
    '{0}（{1}）含有 {2} 这样的数，超过通常大小的 {3} 倍，不用于训练；回合在那里断开。',
  '0 where the task ended': '任务结束处为 0',
  'last row of an episode': '回合的最后一行',
  'first row of an episode': '回合的第一行',
  'The fields were chosen ({0}).': '各字段由人选定（{0}）。',
  '{0} of nothing but zeros at the end ({1}) look like a buffer that was never filled; left out.':
    '末尾有 {0} 全是零（{1}），像是从未填满的缓冲区；已略去。',
  'The last row of {0} holds an observation only (action and reward are 0): it is the next observation of the row before, and no step.':
    '{0} 的最后一行只有观测（动作和奖励为 0）：它是前一行的下一个观测，不是一步。',
  '{0} {1} {2}': '{0}{1}：{2}',
  '{0} at the end, from {1} on, hold NaN in all real numbers, as a buffer that was never filled; left out.':
    '末尾从 {1} 起的 {0} 中所有实数都是 NaN，像是从未写满的缓冲区；已略去。',
  'Every number of {0} is 0: the array was made and never written, it seems.':
    '{0} 中的数全是 0：该数组似乎创建后从未写入。',
  '{0} and {1} more: {2}': '{0} 及另外 {1} 个：{2}',
  '{0} found among {1}; a dataset needs observations and actions.': '在 {1} 中{0}；数据集需要观测和动作。',
  'D4RL, Minari and d3rlpy HDF5 (.hdf5, .h5), NumPy archives (.npz), CSV, JSON Lines (.jsonl), JSON and Parquet':
    'D4RL、Minari 和 d3rlpy 的 HDF5（.hdf5、.h5）、NumPy 归档（.npz）、CSV、JSON Lines（.jsonl）、JSON 和 Parquet',
  'this is a MATLAB file older than version 7.3; save it with save("data.mat", "-v7.3"), or as CSV.':
    '这是早于 7.3 版的 MATLAB 文件；请用 save("data.mat", "-v7.3") 保存，或存为 CSV。',
  'this is an Arrow (Feather) file; save the table as Parquet: frame.to_parquet("data.parquet").':
    '这是 Arrow（Feather）文件；请把表存为 Parquet：frame.to_parquet("data.parquet")。',
  'this is an SQLite database; export the table as CSV or Parquet.':
    '这是 SQLite 数据库；请把表导出为 CSV 或 Parquet。',
  'this is an old Excel workbook (.xls); save the sheet as "CSV UTF-8".':
    '这是旧版 Excel 工作簿（.xls）；请把工作表存为 "CSV UTF-8"。',
  'this is a compressed file (zst, bz2, xz or 7z); unpack it first.': '这是压缩文件（zst、bz2、xz 或 7z）；请先解压。',
  'this is a tar archive; unpack it and open the data file in it.': '这是 tar 归档；请先解开，再打开其中的数据文件。',
  'the program that writes this HDF5 file has not closed it (it still runs, or it crashed). Close it there, or run: h5clear --status file.h5':
    '写这个 HDF5 文件的程序没有关闭它（仍在运行，或已崩溃）。请在那里关闭，或运行：h5clear --status file.h5',
  'The text is not UTF-8; it was read as GBK.': '文本不是 UTF-8；已按 GBK 读取。',
  'The text is UTF-16; it was read as that.': '文本是 UTF-16；已按此读取。',
  'after line {0}: the file is not UTF-8 text. Save it as UTF-8 (in Excel: "CSV UTF-8"; in pandas: encoding="utf-8").':
    '第 {0} 行之后：文件不是 UTF-8 文本。请存为 UTF-8（Excel 中选 "CSV UTF-8"；pandas 中用 encoding="utf-8"）。',
  'this is a file of PyTorch (torch.save), which is pickled code and never loaded; save the arrays with numpy.savez.':
    '这是 PyTorch 的文件（torch.save），即 pickle 代码，绝不会加载；请用 numpy.savez 保存数组。',
  'this is an Excel workbook (.xlsx); save the sheet as "CSV UTF-8".':
    '这是 Excel 工作簿（.xlsx）；请把工作表存为 "CSV UTF-8"。',
  'this is a Zarr store; save its arrays with numpy.savez.': '这是 Zarr 存储；请用 numpy.savez 保存其中的数组。',
  '{0} has {1} MB when unpacked; unpack it and open that file.': '{0} 解压后有 {1} MB；请先解压，再打开那个文件。',
}
