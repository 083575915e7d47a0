import GRDB

/// The tables of a store, and how a file says that it is one.
///
/// Every version is a migration that is never changed once released; `user_version` is the number of the last one.
/// Days count from 1970-01-01, moments are seconds from its midnight on the caller's clock. The history of an order is
/// its row (acceptance) followed by `order_events`; the view joins them, so that acceptance writes one row and not two.
enum StoreSchema {
  /// `OWR1`, at byte 68 of the file; `file(1)` and SQLite's tools show it.
  static let applicationID = 0x4F57_5231
  static let version = 1

  /// The migrations, oldest first.
  static let migrator: DatabaseMigrator = {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 orders") { connection in
      try connection.execute(sql: orders)
      try connection.execute(sql: "PRAGMA application_id = \(applicationID)")
      try connection.execute(sql: "PRAGMA user_version = 1")
    }
    return migrator
  }()

  private static let orders = """
    CREATE TABLE catalog_revisions (
      key INTEGER PRIMARY KEY,
      id TEXT NOT NULL,
      revision TEXT NOT NULL,
      digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
      recorded INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE orders (
      sequence INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      digest BLOB NOT NULL CHECK (length(digest) = 32),
      item TEXT NOT NULL,
      product TEXT NOT NULL,
      quantity INTEGER NOT NULL,
      ordered INTEGER NOT NULL,
      requested INTEGER,
      promised INTEGER NOT NULL,
      market TEXT,
      plant TEXT NOT NULL,
      price INTEGER NOT NULL,
      currency TEXT NOT NULL,
      catalog INTEGER NOT NULL REFERENCES catalog_revisions (key),
      status TEXT NOT NULL,
      accepted INTEGER NOT NULL,
      content BLOB NOT NULL
    ) STRICT;

    CREATE TABLE order_events (
      key INTEGER PRIMARY KEY,
      order_sequence INTEGER NOT NULL REFERENCES orders (sequence),
      status TEXT NOT NULL,
      moment INTEGER NOT NULL,
      catalog INTEGER REFERENCES catalog_revisions (key),
      note TEXT
    ) STRICT;

    CREATE INDEX order_events_by_order ON order_events (order_sequence);

    CREATE VIEW order_history AS
      SELECT sequence AS order_sequence, 0 AS key, 'accepted' AS status, accepted AS moment, catalog, NULL AS note
      FROM orders
      UNION ALL
      SELECT order_sequence, key, status, moment, catalog, note FROM order_events;
    """
}

extension StoreSchema {
  /// Throws unless the file is a store of a known version, or still empty.
  static func checkIdentity(_ connection: Database, path: String) throws {
    let application = try Int.fetchOne(connection, sql: "PRAGMA application_id") ?? 0
    let found = try Int.fetchOne(connection, sql: "PRAGMA user_version") ?? 0
    guard application != applicationID else {
      guard found <= version else { throw StoreError.newerSchema(path: path, found: found, known: version) }
      return
    }
    guard application == 0 else {
      throw StoreError.notAStore(path: path, reason: "it is another program's database")
    }
    // A process may have died while it made the store, before the first migration was committed.
    let foreign = try String.fetchOne(
      connection, sql: "SELECT name FROM sqlite_master WHERE tbl_name <> 'grdb_migrations' ORDER BY name LIMIT 1")
    if let foreign {
      throw StoreError.notAStore(path: path, reason: "it is another program's database, with '\(foreign)' in it")
    }
  }

  /// Applies the migrations that the file lacks; without any it takes no lock.
  static func migrate(_ queue: DatabaseQueue) throws {
    guard try !queue.read(isCurrent) else { return }
    do {
      try migrator.migrate(queue)
    } catch {
      // Of two processes that make the same store one finds the tables already there.
      guard try queue.read(isCurrent) else { throw error }
    }
  }

  /// Whether the last migration is committed, by the number that it sets; GRDB's own question, which reads the table of
  /// migrations, may throw while another process makes that table.
  private static func isCurrent(_ connection: Database) throws -> Bool {
    try Int.fetchOne(connection, sql: "PRAGMA user_version") == version
  }
}
