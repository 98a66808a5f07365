import type { Sentences } from '../../../core-words'

/** Of data as arrays and columns: HDF5, NPZ and Parquet. */
export const dataArrays: Sentences = {
  '"observations_0_0": the observations are tuples of arrays (nested); one flat array per episode is supported.':
    '"observations_0_0"：观测是数组的元组（嵌套）；支持的是每个回合一个平铺的数组。',
  'episode {0}': '回合 {0}',
  '{0}, step {1} (counted from 0)': '{0}，第 {1} 步（从 0 数起）',
  '{0} is missing.': '缺少 {0}。',
  '{0} holds text, records or another type; numbers are read.': '{0} 是文字、记录或其他类型；读取的是数。',
  'holds text, records or another type; numbers (float16 to float64, integers, booleans) are read.':
    '是文字、记录或其他类型；读取的是数（float16 到 float64、整数、布尔值）。',
  'has shape ({0}), as images have; vectors (rows, numbers) are supported.':
    '的形状是（{0}），像图像一样；支持的是向量（行，数）。',
  '{0} has {1} for {2}.': '{0} 有 {1}，对应的却是 {2}。',
  '{0} has {1} numbers in each row; {2} were expected.': '{0} 每行有 {1} 个数；应为 {2} 个。',
  'this is not a whole HDF5 file: it is cut off or damaged. Download or copy it again.':
    '这不是完整的 HDF5 文件：它被截断或已损坏。请重新下载或复制。',
  'the group {0} holds too many entries.': '组 {0} 的条目太多。',
  '{0} claims chunks of {1} MB; {2} MB are read at most.': '{0} 声称每块有 {1} MB；至多读取 {2} MB。',
  '{0} is too large or of an unknown type.': '{0} 太大或类型未知。',
  'there is not enough memory to read {0}.': '内存不足，无法读取 {0}。',
  '{0} cannot be read: its data is damaged, lies in another file beside it (external storage), or is packed by a filter other than gzip, shuffle, fletcher32, szip or scale-offset.':
    '{0} 无法读取：数据已损坏、在旁边的另一个文件里（外部存储），或使用了 gzip、shuffle、fletcher32、szip、scale-offset 以外的过滤器。',

  '{0} is not a NumPy array (.npy).': '{0} 不是 NumPy 数组（.npy）。',
  '{0} claims shape ({1}); at most {2} numbers are read.': '{0} 声称形状是（{1}）；至多读取 {2} 个数。',
  '{0} says shape ({1}) of {2}, which takes {3} bytes, but has {4}; the file is cut off or damaged.':
    '{0} 写明形状（{1}）、类型 {2}，应占 {3} 字节，却有 {4} 字节；文件被截断或已损坏。',
  '{0} has a damaged .npy header (type, order and shape were expected).':
    '{0} 的 .npy 头已损坏（应有类型、次序和形状）。',
  'the archive holds no NumPy arrays (.npy); save one with numpy.savez(file, observations=..., actions=..., rewards=..., terminals=..., timeouts=...).':
    '归档里没有 NumPy 数组（.npy）；请这样保存：numpy.savez(file, observations=..., actions=..., rewards=..., terminals=..., timeouts=...)。',
  'holds Python objects (dtype object), which are pickled code and never loaded; save plain numbers, say with np.asarray(x, dtype=np.float32).':
    '是 Python 对象（dtype object），即 pickle 代码，绝不会加载；请保存普通的数，例如用 np.asarray(x, dtype=np.float32)。',
  'is of type {0}; numbers and booleans (b1, i1 to i8, u1 to u8, f2 to f8) are read.':
    '的类型是 {0}；读取的是数和布尔值（b1、i1 到 i8、u1 到 u8、f2 到 f8）。',
  '"a structured type"': '“结构化类型”',
  'is a single number; an array with one row per transition is needed.': '是单个数；需要每条转移一行的数组。',
  'the archive lists {0} files; {1} are read at most.': '归档列出 {0} 个文件；至多读取 {1} 个。',
  '{0} is encrypted; save it without a password.': '{0} 已加密；请不设密码保存。',
  '{0} is compressed by method {1}; stored and deflated are read.':
    '{0} 用方法 {1} 压缩；可读的是 stored 和 deflated。',
  'this is not a whole ZIP archive (its directory is missing); the file is cut off or damaged.':
    '这不是完整的 ZIP 归档（缺少目录）；文件被截断或已损坏。',
  'the ZIP archive is damaged: its directory and its contents disagree. Save or copy the file again.':
    'ZIP 归档已损坏：目录与内容不符。请重新保存或复制文件。',
  '{0} is damaged (its checksum is wrong). Save or copy the file again.':
    '{0} 已损坏（校验和不符）。请重新保存或复制文件。',

  'it is packed with {0}, which is not read; snappy, gzip, zstd, brotli and lz4 are.':
    '它用 {0} 压缩，不可读；可读的是 snappy、gzip、zstd、brotli 和 lz4。',
  'the Parquet file is damaged: its directory and its contents disagree. Save or copy it again.':
    'Parquet 文件已损坏：目录与内容不符。请重新保存或复制。',
  '{0} columns; {1} are read at most.': '有 {0} 列；至多读取 {1} 列。',
  '{0}, {1} has {2}; row 0 has {3}.': '{0}，{1} 有 {2}；第 0 行有 {3} 个。',
  '{0}, {1}, column {2} is {3}; a number was expected.': '{0}，{1}，第 {2} 列是{3}；应为一个数。',
  'is nested; numbers, or one flat list of numbers per row, are supported.':
    '是嵌套的；支持的是数，或每行一个平铺的数的列表。',
  'holds dates or times; numbers and booleans are read.': '是日期或时间；读取的是数和布尔值。',
  'holds text or another type; numbers and booleans are read.': '是文字或其他类型；读取的是数和布尔值。',
}
