// Written by standards/unicode with Python's unicodedata 14.0.0; do not edit.

/// How many scalars each general category has, and FNV-1a over them in ascending order, as Python counts them.
enum CategoryDigests {
  /// The version of Unicode.
  static let version: Unicode.Version = (14, 0)

  static let all: [String: (count: Int, digest: UInt64)] = [
    "Cc": (65, 0x4778_3DCC_96F6_448E),
    "Cf": (163, 0x7B03_3646_9437_0510),
    "Cn": (829834, 0x1D6A_BF32_3787_D7F3),
    "Co": (137468, 0x33A3_CCC8_F386_91A1),
    "Ll": (2227, 0x0E3C_E5A0_9BC0_BA48),
    "Lm": (334, 0x6AC0_96D7_ABB3_26D8),
    "Lo": (127333, 0x9006_7092_821E_FFDD),
    "Lt": (31, 0x87FD_939E_4214_D25F),
    "Lu": (1831, 0xD974_1DEE_0DB5_6C35),
    "Mc": (445, 0x739D_1E81_74C6_B51A),
    "Me": (13, 0x696C_64F6_6F1C_EF64),
    "Mn": (1950, 0x544B_E772_3817_44EE),
    "Nd": (660, 0xFD61_D350_A72E_8DD1),
    "Nl": (236, 0x3EFC_2D20_72E3_4708),
    "No": (895, 0xB057_E19C_84B5_DF21),
    "Pc": (10, 0xD00E_A409_282C_D0A1),
    "Pd": (26, 0x1191_6074_AEEB_AE5C),
    "Pe": (77, 0x38C7_DFD9_BFEF_6F9D),
    "Pf": (10, 0x9E0F_7ACC_70EF_32B5),
    "Pi": (12, 0x7E91_2588_9AD2_4B56),
    "Po": (605, 0xFC41_3B80_D297_EB8B),
    "Ps": (79, 0x565E_92DE_0F17_1314),
    "Sc": (63, 0xC101_426F_FDD4_DCEC),
    "Sk": (125, 0xCEC3_48A1_93BB_9DCB),
    "Sm": (948, 0x01CD_E76F_ECF2_1795),
    "So": (6605, 0xEBD5_F2A6_30D4_7705),
    "Zl": (1, 0xAF43_A54C_85CB_2F17),
    "Zp": (1, 0xAF43_A44C_85CB_2D64),
    "Zs": (17, 0x612D_39F8_A3ED_9888),
  ]
}
