export const gate = {
  laneTitle: '卡口通道', chooseLane: '选择通道', plate: '车牌号', containers: '集装箱号', containersHint: '多个箱号用空格或逗号分隔', weight: '称重（千克）', release: '放行编号', seal: '封志号', direction: '方向', submit: '核对放行', checking: '正在核对', next: '下一辆', open: '放行', stop: '停车', reasons: '原因', last: '最近过卡', noPassages: '还没有过卡记录', listAge: '放行清单更新于 {age}', listOld: '放行清单已过期，请勿据此放行', listOk: '离线清单有效至 {at}', listNone: '没有离线清单', offline: '网络断开：按已下载的放行清单核对', queued: '{n} 条待上传', uploaded: '已上传 {n} 条离线记录', passageNumber: '过卡号', lanesHint: '各通道的实时状况', passagesHint: '车辆进出监管区记录', releasesHint: '可离开监管区的货物', laneState: '状态', lastSeen: '最近在线', todayCount: '今日过卡', lastPassage: '最近一辆', decision: '结果', blocked: '已锁定', used: '已用', unused: '未用', noReleases: '没有放行信息', searchRelease: '放行编号、报关单号或箱号', noLanes: '还没有通道', offlineDecision: '离线核对', notOnList: '离线清单中没有该放行编号', listExpired: '离线清单已过期', usedOnList: '该箱已提离', fullScreen: '全屏', lane: '通道', at: '时间', verifying: '签名密钥 {key}',
  revoked: '已撤销',
  bannedOnList: '该车辆被禁止过卡',
  awaitsBerth: '船舶尚未靠泊',
  otherVehicle: '该放行指定了其他车辆', vehicles: '提运车辆', vehiclesAny: '不限', vehiclesEdit: '指定车辆', vehiclesDone: '已保存提运车辆', vehiclesHint: '只有这些车辆可以提运过卡，最多 20 辆。不填则不限车辆。',
  weightOnList: '散货须称重',
} as const;
