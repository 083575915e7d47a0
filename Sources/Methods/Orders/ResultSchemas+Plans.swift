extension ResultSchemas {
  /// Plans, one for each plant that has open orders.
  static let plans = """
    {"type":"object","required":["plans","notPlanned"],"properties":{
      "status":{"const":"undecided","description":"There where the deadline came first."},"limit":{"type":"string"},
      "plans":{"type":"array","items":\(plan)},
      "notPlanned":{"type":"array","items":{"type":"object","required":["order","reason"],"properties":{
        "order":{"type":"string"},"reason":{"type":"string"}}}}}}
    """

  private static let plan = """
    {"type":"object",
     "required":["plant","start","orderCount","onTime","makespan","setUpTotal","weightedTardiness","orders","purchases"],"properties":{
      "plant":{"type":"string"},"start":{"type":"string"},"orderCount":{"type":"integer","minimum":1},"onTime":{"type":"integer","minimum":0},
      "makespan":{"type":"string"},"setUpTotal":{"type":"string"},"weightedTardiness":{"type":"integer","minimum":0},
      "energyCost":{"type":"string"},"orders":{"type":"array","items":\(plannedOrder)},"purchases":{"type":"array","items":\(purchase)}}}
    """

  private static let plannedOrder = """
    {"type":"object","required":["order","item","due","completion","delivery","late","operations"],"properties":{
      "order":{"type":"string"},"item":{"type":"string"},"due":{"type":"string"},"completion":{"type":"string"},
      "delivery":{"type":"string"},"late":{"type":"string"},"why":{"type":"string"},
      "operations":{"type":"array","items":{"type":"object",
        "required":["operation","workCenter","resource","setUpStart","start","end"],"properties":{
          "operation":{"type":"string"},"workCenter":{"type":"string"},"resource":{"type":"string"},
          "setUpStart":{"type":"string"},"start":{"type":"string"},"end":{"type":"string"}}}}}}
    """

  private static let purchase = """
    {"type":"object","required":["part","quantity","needed","orderBy","available"],"properties":{
      "part":{"type":"string"},"quantity":{"type":"string"},"needed":{"type":"string"},"orderBy":{"type":"string"},
      "available":{"type":"string"}}}
    """
}
