import type { Sentences } from '../../../core-words'

/** Of checkpoints, files of networks and files of runs. */
export const checkpoints: Sentences = {
  'This file is no checkpoint of the playground.': '这个文件不是本页面的检查点。',
  'The checkpoint has version {0}, which this page no longer reads.': '检查点的版本是 {0}，本页面已不再读取。',
  'The checkpoint has version {0}, which is newer than this page; it reads versions up to {1}.':
    '检查点的版本是 {0}，比本页面新；本页面读取至版本 {1}。',
  'The checkpoint is cut off: it has {0} bytes of at least {1}.': '检查点被截断：只有 {0} 字节，至少应有 {1} 字节。',
  'The checkpoint is damaged: {0}.': '检查点已损坏：{0}。',
  'its header claims to be too long': '头部声称的长度过长',
  'the checksum of its header does not agree': '头部的校验和不符',
  '{0} bytes follow its end': '结尾之后还有 {0} 字节',
  'the checksum of its part {0} does not agree': '第 {0} 部分的校验和不符',
  'its header is no JSON': '头部不是 JSON',
  'its header lacks content or parts': '头部缺少内容或各部分',
  'its part {0} is described wrongly': '第 {0} 部分的描述有误',
  'its part {0} has no checksum': '第 {0} 部分没有校验和',
  'an array belongs nowhere': '有一个数组不属于任何位置',
  'it is nested too deeply': '嵌套过深',
  'the name "{0}" is not allowed': '不允许名称“{0}”',
  'its arrays are out of order': '数组次序有误',
  'a number is none': '有一个数不是数',

  'The checkpoint does not fit together: {0}.': '检查点的内容互不相符：{0}。',
  'The checkpoint does not fit together: {0}': '检查点的内容互不相符：{0}',
  'its episodes do not follow each other': '各回合没有首尾相接',
  'it collects without an environment': '它在没有环境的情况下收集',
  'it has {0} environment copies': '它有 {0} 个环境副本',
  'an elite is no member of the ensemble': '有一个精英模型不在集成之中',
  'the transitions of task {0} are missing': '缺少任务 {0} 的转移',
  'task {0} has no episode': '任务 {0} 没有回合',
  'an episode of task {0} is not among its transitions': '任务 {0} 有一个回合不在其转移之中',
  '"{0}" is missing': '缺少“{0}”',
  '"{0}" has shape [{1}] where the settings say [{2}]': '“{0}”的形状是 [{1}]，而按设置应为 [{2}]',
  '"{0}" holds numbers that are not finite': '“{0}”含有不是有限的数',
  'it has more networks than its algorithm': '它的网络比其算法的还多',
  'the setting "{0}" is missing': '缺少设置“{0}”',
  'networks of {0} numbers and more are claimed, and {1} are there': '声称网络至少有 {0} 个数，实际有 {1} 个',
  '"{0}" is no array of numbers': '“{0}”不是数的数组',
  '"{0}" has no shape': '“{0}”没有形状',
  'an array has {0} values where {1} belong': '有一个数组有 {0} 个值，应有 {1} 个',
  'The snapshot has version {0}; this page reads version {1}.': '快照的版本是 {0}；本页面读取版本 {1}。',
  'environment: the frozen run has observations of {0} and actions of {1} numbers, and this one of {2} and {3}; its networks fit only where both agree.':
    'environment：冻结的运行，观测有 {0} 个数、动作有 {1} 个；这次的分别是 {2} 个和 {3} 个；两者都一致时网络才合用。',

  'The network "{0}" of the file {1}.': '文件中的网络“{0}”{1}。',
  'does not exist in {0}': '在 {0} 中不存在',
  'is of the kind {0}, where {1} has one of the kind {2}': '的种类是 {0}，而 {1} 中的种类是 {2}',
  'has other activations than the run’s': '的激活函数与运行的不同',
  'has {0} in "{1}", where the run has [{2}]': '在“{1}”中是 {0}，而运行中是 [{2}]',
  'has more layers than the run’s': '的层数比运行的多',
  'The file’s networks observe {0} numbers, the run’s {1}.': '文件的网络观测 {0} 个数，运行的网络观测 {1} 个。',
  'A dynamics model can be loaded only where observations are normalised as in its file.':
    '只有观测的归一化与文件一致时，才能载入动力学模型。',
  'The name "{0}" in the file is not the name of a network’s array.': '文件中的名称“{0}”不是网络数组的名称。',
  'The file does not say which networks it holds; only files that this page wrote can be loaded.':
    '文件没有说明它含有哪些网络；只能载入本页面写出的文件。',
  'The file says that it holds {0}, but holds {1}.': '文件称含有 {0}，实际含有 {1}。',
  'The units in the file do not agree with each other.': '文件中的单位互不一致。',
  '"{0}" in the file holds numbers that are not finite.': '文件中的“{0}”含有不是有限的数。',
  'This is no ONNX file that this page wrote; only those can be loaded.':
    '这不是本页面写出的 ONNX 文件；只能载入那样的文件。',
  'The array "{0}" has not as many numbers as its shape says.': '数组“{0}”的数的个数与其形状不符。',
  '"{0}" in the file holds whole numbers.': '文件中的“{0}”是整数。',
  'Two policies act here, and the critics choose between them; an ONNX file of this page holds one. Save all networks as safetensors instead.':
    '这里有两个策略行动，由评论家在其间选择；本页面的 ONNX 文件只容一个。请改为把全部网络存为 safetensors。',
  'This is no ONNX file, or a damaged one.': '这不是 ONNX 文件，或已损坏。',
  'This is no safetensors file, or a damaged one: {0}.': '这不是 safetensors 文件，或已损坏：{0}。',
  'it is shorter than its header': '它比自己的头部还短',
  'its header claims to be longer than the file, or than any header': '头部声称的长度超过文件，或超过任何头部',
  '"{0}" does not lie where the one before it ends': '“{0}”没有紧接在前一个之后',
  'bytes belong to no array': '有字节不属于任何数组',
  'its header is no JSON object': '头部不是 JSON 对象',
  '"{0}" does not hold 32-bit floating-point numbers': '“{0}”不是 32 位浮点数',
  '"{0}" is described wrongly': '“{0}”的描述有误',
  '"{0}" has not as many numbers as its shape says': '“{0}”的数的个数与其形状不符',
  'There is no run yet into which networks could be loaded.': '还没有可以载入网络的运行。',
  'Networks go into a run that is in a worker; press Train or Reset first.':
    '网络要载入正在线程中的运行；请先按“训练”或“重置”。',
  'The run in focus is only shown here; there is nothing of it to save yet.':
    '选中的运行在这里只是显示；还没有可以保存的内容。',
  '{0} has {1} MB; up to {2} MB are read.': '{0} 有 {1} MB；至多读取 {2} MB。',

  'The checkpoint': '检查点',
  '{0} says nothing about what had been measured.': '{0}没有说明此前测得了什么。',
  '{0} holds no run.': '{0}不含任何运行。',
  'The run learnt from {0}, whose rows are not stored; bring the file first.':
    '这次运行学自 {0}，其各行没有保存；请先带来该文件。',
  "What is kept to look back at found no room in this browser's storage: it is there until the page is closed.":
    '为回看而保留的状态在此浏览器的存储中放不下了：它们只保留到页面关闭为止。',
  'What had been kept to look back at could not be read: the run goes on without it.':
    '先前为回看而保留的状态无法读取：训练继续进行，但没有这些状态。',
  'This run is no longer stored; another tab may have taken it up or cleared it.':
    '这次运行已不在存储中；可能已被另一个标签页接手或清除。',
  'The rows of this run are no longer there; bring the file again.': '这次运行的数据行已不在；请重新带来文件。',
  '{0} is larger than any file of runs.': '{0} 比任何运行文件都大。',
  '{0} is no file of runs: at {1}, {2}.': '{0} 不是运行文件：在 {1} 处，{2}。',
  '{0} is no file of runs: it is not JSON.': '{0} 不是运行文件：它不是 JSON。',
  '{0} has step {1} of {2} after step {3}.': '{0} 中 {2} 的第 {1} 步排在第 {3} 步之后。',
  '{0} has {1} steps but {2} values of {3}.': '{0} 有 {1} 步，却有 {2} 个 {3} 的值。',
  'the evaluations': '评估',
}
