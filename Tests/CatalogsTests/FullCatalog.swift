/// A catalog in several files that uses everything in the language once.
enum FullCatalog {
  static let files: [String: String] = [
    "orderwright-catalogs": "",
    "shop/catalog.xml": main, "shop/cupboard.xml": cupboard, "common/plant.xml": plant, "common/parts.xml": parts,
    "common/stock.csv": "\u{FEFF}quantity,part\r\n12.5,BOARD\r\n\"7\", SCREW \r\n\r\n",
    "shop/sizes.csv": "size, lock ,width\nlarge,true,900..1200\nsmall|medium,*,600|700\n",
    "shop/hinge.csv": "number,weight\n2,5.5\n3,20\n",
  ]

  static let main = """
    <?xml version="1.0" encoding="UTF-8"?>
    <catalog xmlns="urn:orderwright:catalog:1" id="full" revision="3.1" date="2026-11-24" currency="CNY" languages="zh en"
      xmlns:x="urn:other" x:note="left alone">
      <label xml:lang="en">Full</label> <label xml:lang="zh">全</label>
      <x:foreign>ignored</x:foreign>
      <market id="cn"><label xml:lang="en">China</label><label xml:lang="zh">中国</label></market>
      <market id="eu" currency="CNY"><label xml:lang="en">Europe</label><label xml:lang="zh">欧洲</label></market>
      <import file="../common/plant.xml"/>
      <import file="../common/parts.xml"/>
      <import file="../common/parts.xml"/>
      <values id="sizes">
        <value id="small"><label xml:lang="en">S</label><label xml:lang="zh">小</label></value>
        <value id="medium" from="2026-01-01" until="2027-01-01" markets="cn" plants="works">
          <label xml:lang="en">M</label><label xml:lang="zh">中</label></value>
        <value id="large"><label xml:lang="en">L</label><label xml:lang="zh">大</label></value>
      </values>
      <table id="hinge" file="hinge.csv">
        <key name="weight" type="decimal" match="up-to" unit="KGM"/> <result name="number" type="integer"/>
        <otherwise values="5"/>
      </table>
      <table id="surfaces">
        <key name="size" type="sizes"/> <key name="lock" type="boolean"/>
        <result name="area" type="decimal" unit="MTK"/> <result name="finish" type="cupboard.finish"/>
        <row values="small true 0.5 oil"/> <row values="small false 0.75 oil"/> <row values="* * 1.25 lacquer"/>
      </table>
      <product id="cupboard" plant="works" order-unit="SET" lead-time="P8D"><import file="cupboard.xml"/></product>
      <product id="drawer">
        <label xml:lang="en">Drawer</label> <label xml:lang="zh">抽屉</label>
        <integer id="depth" unit="MMT" min="200" max="600" default="400">
          <label xml:lang="en">Depth</label><label xml:lang="zh">深</label></integer>
        <boolean id="soft-close" default="true">
          <label xml:lang="en">Soft close</label><label xml:lang="zh">缓冲</label></boolean>
        <operation id="5" work-center="bench" run="PT90S">
          <label xml:lang="en">Glue</label><label xml:lang="zh">胶合</label></operation>
      </product>
      <test id="T1" product="cupboard" date="2026-12-01" market="cn" quantity="3">
        <given characteristic="width" value="700"/> <given characteristic="drawer[2].soft-close" value="false"/>
        <expect status="valid"/> <expect price="1234.50"/> <expect warning="R2"/>
        <expect characteristic="hinges" value="2" by="rule"/> <expect position="10/20" quantity="2.5"/>
        <expect position="20" absent="true"/> <expect operation="5" run="PT90S"/>
      </test>
      <test id="T2" product="cupboard"><expect status="invalid"/> <expect rule="K1"/></test>
    </catalog>
    """

  static let cupboard = """
    <module xmlns="urn:orderwright:catalog:1" id="cupboard-parts">
      <label xml:lang="en">Cupboard</label> <label xml:lang="zh">柜</label>
      <group id="outside">
        <label xml:lang="en">Outside</label> <label xml:lang="zh">外部</label>
        <integer id="width" unit="MMT" min="600" max="1200" step="100" default="700">
          <label xml:lang="en">Width</label><label xml:lang="zh">宽</label></integer>
        <choice id="size" values="sizes"><label xml:lang="en">Size</label><label xml:lang="zh">尺寸</label></choice>
        <choice id="finish" default-formula="surfaces.finish(size, lock)">
          <label xml:lang="en">Finish</label><label xml:lang="zh">表面</label>
          <value id="oil"><label xml:lang="en">Oil</label><label xml:lang="zh">油</label></value>
          <value id="lacquer"><label xml:lang="en">Lacquer</label><label xml:lang="zh">漆</label></value></choice>
      </group>
      <boolean id="lock" default="false"><label xml:lang="en">Lock</label><label xml:lang="zh">锁</label></boolean>
      <choice id="extras" multiple="true" default="lamp mat">
        <label xml:lang="en">Extras</label><label xml:lang="zh">附件</label>
        <value id="lamp"><label xml:lang="en">Lamp</label><label xml:lang="zh">灯</label></value>
        <value id="rail"><label xml:lang="en">Rail</label><label xml:lang="zh">杆</label></value>
        <value id="mat"><label xml:lang="en">Mat</label><label xml:lang="zh">垫</label></value></choice>
      <choice id="handle" obligatory="false">
        <label xml:lang="en">Handle</label><label xml:lang="zh">拉手</label>
        <value id="bar"><label xml:lang="en">Bar</label><label xml:lang="zh">条</label></value></choice>
      <text id="name" maximum-length="20" pattern="[A-Z]*" default="ABC" obligatory="false">
        <label xml:lang="en">Name</label><label xml:lang="zh">名</label></text>
      <decimal id="weight" unit="KGM" min="1" max="40.5" step="0.25" default="5.25">
        <label xml:lang="en">Weight</label><label xml:lang="zh">重</label></decimal>
      <integer id="hinges" formula="hinge.number(weight) + size(extras)">
        <label xml:lang="en">Hinges</label><label xml:lang="zh">铰链</label></integer>
      <decimal id="share" formula="weight / 8" digits="1" rounding="down" scope="hidden"/>
      <component id="drawer" product="drawer" count="if size = 'small' then 1 else 3">
        <label xml:lang="en">Drawer</label><label xml:lang="zh">抽屉</label>
        <bind characteristic="depth" value="width - 200"/></component>
      <component id="tray" product="drawer" min="0" max="1" default="0">
        <label xml:lang="en">Tray</label><label xml:lang="zh">托盘</label></component>
      <rule id="R1" when="lock" forbid="size = 'small'" markets="eu" from="2026-06-01">
        <because xml:lang="en">No
          room.</because><because xml:lang="zh">没有空间</because></rule>
      <rule id="R2" require="'lamp' in extras" severity="soft" weight="5">
        <because xml:lang="en">Dark</because><because xml:lang="zh">暗</because></rule>
      <combinations id="K1" characteristics="width size lock" file="sizes.csv">
        <because xml:lang="en">Sizes</because><because xml:lang="zh">尺寸</because>
        <row values="1000 large|medium false"/></combinations>
      <combinations id="K2" characteristics="tray.soft-close lock" mode="excluded" when="count(tray) = 1">
        <because xml:lang="en">x</because><because xml:lang="zh">x</because><row values="true true"/></combinations>
      <base-price id="B" amount="100 + 0.035 * width">
        <label xml:lang="en">Base</label><label xml:lang="zh">基价</label></base-price>
      <surcharge id="S" when="lock" percent="2.5"><label xml:lang="en">S</label><label xml:lang="zh">加价</label></surcharge>
      <scale-price id="Q" quantity="10" percent="-5"><label xml:lang="en">Q</label><label xml:lang="zh">量</label></scale-price>
      <price-rounding to="1.00" mode="up"/>
      <position id="10" part="FRAME-{size}-{finish}" quantity="1" scrap="1.5">
        <position id="20" part="BOARD" quantity="2.5"><alternative part="SCREW" until="2027-01-01"/>
          <cut length="width - 36" width="500" thickness="18" cut-length="width - 34" grain="length" edges="front left"
            edge-part="BAND"/></position>
      </position>
      <position id="20" part="SCREW" quantity="hinges * 4" when="weight gt 10" from="2026-01-01"/>
      <position id="30" part="HANDLE-{handle}" quantity="1" when="given(handle)"/>
      <operation id="10" work-center="saw" set-up="PT4M" run="PT20S * hinges" family="finish" position="10/20"
        skill="sawing" transfer="5"><label xml:lang="en">Saw</label><label xml:lang="zh">锯</label></operation>
      <operation id="20" work-center="bench" run="PT1M" may-pause="false">
        <label xml:lang="en">Sand</label><label xml:lang="zh">磨</label></operation>
      <operation id="30" work-center="bench" run="PT1M" after="10 tray" when="lock">
        <label xml:lang="en">Fit</label><label xml:lang="zh">装</label></operation>
    </module>
    """

  static let parts = """
    <module xmlns="urn:orderwright:catalog:1" id="parts">
      <part id="BOARD" kind="buy" unit="C62" lead-time="P5D" cost="12.50" lot-size="10" minimum-lot="20" safety-stock="5"
        supplier="acme"><label xml:lang="en">Board</label><label xml:lang="zh">板</label></part>
      <part id="SCREW" kind="buy"><label xml:lang="en">Screw</label><label xml:lang="zh">螺丝</label></part>
      <part id="BAND" kind="buy" unit="MTR"><label xml:lang="en">Band</label><label xml:lang="zh">封边</label></part>
      <part id="HANDLE-bar" kind="buy"><label xml:lang="en">Bar</label><label xml:lang="zh">条</label></part>
      <part id="SET" kind="phantom"><label xml:lang="en">Set</label><label xml:lang="zh">套</label>
        <position id="1" part="SCREW" quantity="4 * 2.5" scrap="2"><alternative part="BOARD"/></position></part>
      \(frames)
    </module>
    """

  private static let frames = ["small", "medium", "large"].flatMap { size in
    ["oil", "lacquer"].map { finish in
      """
      <part id="FRAME-\(size)-\(finish)" kind="make"><label xml:lang="en">F</label><label xml:lang="zh">框</label>
        <position id="1" part="SET" quantity="1"/></part>
      """
    }
  }.joined()

  static let plant = """
    <module xmlns="urn:orderwright:catalog:1" id="plants">
      <plant id="works" shipping="P2D">
        <label xml:lang="en">Works</label> <label xml:lang="zh">工厂</label>
        <calendar id="two">
          <shift days="tue mon" from="06:00" until="14:00"><break from="12:00" until="12:15"/><break from="09:00" until="09:30"/></shift>
          <shift days="mon fri" from="22:00" until="06:00" efficiency="80"><break from="02:00" until="02:30"/></shift>
          <holiday date="2026-10-01" until="2026-10-08"/> <holiday date="2026-05-01"/>
          <extra-shift date="2026-12-05" from="08:00" until="24:00" efficiency="120"/>
        </calendar>
        <calendar id="day"><shift days="wed" from="08:00" until="16:00"/></calendar>
        <work-center id="saw" calendar="two"><label xml:lang="en">Saw</label><label xml:lang="zh">锯</label>
          <resource id="saw-1" skills="sawing planing" efficiency="90" power="7.5"/>
          <resource id="saw-2" calendar="day"/>
          <set-up-matrix default="PT10M" same="PT1M"><set-up from="oil" to="lacquer" time="PT30M"/></set-up-matrix>
        </work-center>
        <work-center id="bench" calendar="day"><label xml:lang="en">Bench</label><label xml:lang="zh">台</label>
          <resource id="bench-1"/></work-center>
        <transport from="saw" to="bench" time="PT5M"/>
        <energy price="0.72"><rate from="22:00" until="06:00" price="0.31"/></energy>
        <supplier id="acme"><label xml:lang="en">Acme</label><label xml:lang="zh">艾克米</label></supplier>
        <stock file="stock.csv"/>
        <receipt part="SCREW" quantity="100" date="2026-12-03" supplier="acme"/>
        <receipt part="BOARD" quantity="50" date="2026-12-01"/>
      </plant>
    </module>
    """
}
