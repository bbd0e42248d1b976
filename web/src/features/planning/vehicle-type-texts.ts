// Texts of vehicle types, and of what mail needs of vehicles.
import { textsOf } from '@/lib/i18n';

export const t = textsOf({
  types: ['车型', 'Vehicle types'],
  newType: ['新增车型', 'New vehicle type'],
  typeSaved: ['车型已保存，下次编制或调整计划时采用', 'Saved; the next plan or change uses it'],
  typeHint: [
    '车型说明车辆有没有冷藏设备、跑一趟多少钱。按车牌认车型，没有派车时按线路；都没写的按行李舱大小取费用。',
    'What vehicles have and what a run costs: by plate; by line until one is named; else the size decides the cost.',
  ],
  noTypes: [
    '没有车型。新增后，换车、降档的费用和冷链邮件的安排才准确。',
    'No types. Add them, and plans know what another vehicle costs and where cold mail may ride.',
  ],
  findType: ['名称、线路或车牌', 'Name, line or plate'],
  name: ['名称', 'Name'],
  holdKg: ['行李舱最大载重（千克）', 'Largest hold, kg'],
  cold: ['冷链', 'Cold chain'],
  coldBox: ['有冷藏设备', 'Has a cold box'],
  yes: ['有', 'Yes'],
  no: ['无', 'No'],
  costRun: ['每趟（元）', 'Yuan a run'],
  costKm: ['每公里（元）', 'Yuan a km'],
  costHour: ['每小时（元）', 'Yuan an hour'],
  lines: ['线路', 'Lines'],
  linesHint: ['这些线路平常用这种车，多条用空格隔开', 'Lines that run with it, separated by blanks'],
  plates: ['车牌', 'Plates'],
  platesHint: ['这种车的车牌，多个用空格隔开', 'Plates of its vehicles, separated by blanks'],
  save: ['保存', 'Save'],
  coldProducts: ['需要冷链的邮件种类', 'Products that need cold chain'],
  coldProductsHint: [
    '填种类代码，用空格隔开，如 farm_goods；只装有冷藏设备的车',
    'Codes separated by blanks, such as farm_goods; they ride only vehicles with a cold box',
  ],
});
