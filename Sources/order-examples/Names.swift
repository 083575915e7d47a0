/// Somebody who orders.
struct Customer {
  var name: String
  var city: String
}

/// Chinese customers come from these, given names of one or two characters after the family name.
private let chineseFamilies = [
  "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
]
private let chineseGivenNames = [
  "伟", "芳", "娜", "秀英", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀兰", "霞", "平", "刚", "桂英",
  "子轩",
  "雨桐", "浩然", "思远", "欣怡", "嘉懿", "梓涵",
]
private let chineseCities = [
  "上海", "北京", "杭州", "南京", "合肥", "深圳", "广州", "成都", "武汉", "西安", "苏州", "宁波", "青岛", "长沙", "哈尔滨", "昆明",
]

private let europeanGivenNames = [
  "Anna", "Lukas", "Marie", "Jan", "Sofía", "Matteo", "Zoë", "Jürgen", "Agnieszka", "Pierre", "Siobhán", "Lars", "Eva",
  "João", "Katarína", "Émile",
  "Milan", "Greta", "Tomáš", "Ingrid",
]
private let europeanFamilies = [
  "Müller", "Novák", "Kowalska", "Rossi", "García", "O'Brien", "Jensen", "Dubois", "de Vries", "Svoboda", "Schmidt",
  "Lindqvist", "Moreau", "Bianchi",
  "Horváth", "Peeters", "Silva", "Nowak", "Keller", "Byrne",
]
private let europeanCities = [
  "Berlin", "Praha", "Gdańsk", "Milano", "Sevilla", "Dublin", "København", "Lyon", "Utrecht", "Brno", "München",
  "Malmö", "Nice", "Torino", "Győr",
  "Gent", "Porto", "Kraków", "Zürich", "Cork",
]

/// What customers have engraved or embroidered.
let inscriptions = [
  "L. W.", "A. Novak", "J and M", "Emil", "No. 7", "Tom & Anna", "R.S.", "Marie", "平安", "一路顺风", "王", "思远", "陈氏", "百年好合",
  "M.K.", "Zoe",
]

extension Customer {
  /// A customer of the home market or of another.
  static func any(isChinese: Bool, _ random: inout SeededGenerator) -> Customer {
    if isChinese {
      return Customer(
        name: random.pick(chineseFamilies) + random.pick(chineseGivenNames), city: random.pick(chineseCities))
    }
    return Customer(
      name: "\(random.pick(europeanGivenNames)) \(random.pick(europeanFamilies))", city: random.pick(europeanCities))
  }

  var tree: JSONTree { .object([JSONTree.Member("name", .text(name)), JSONTree.Member("city", .text(city))]) }
}
