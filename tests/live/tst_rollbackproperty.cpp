#include "rollbackweek.h"

#include <QRandomGenerator>

#include <map>

using namespace Weekglass;
using namespace Weekglass::Pg;

namespace {

/// A type and values that are hard to keep exactly.
struct HardType
{
    const char* type;
    std::vector<const char*> values;
};

const std::vector<HardType>& hardTypes()
{
    static const std::vector<HardType> types {
        {"integer", {"0", "-2147483648"}},
        {"bigint", {"9223372036854775807", "-1"}},
        {"smallint", {"-32768"}},
        {"numeric", {"NaN", "Infinity", "-Infinity", "1.50", "1.5", "0.000", "1e100", "-0.1"}},
        {"numeric(20,4)", {"12345678901234.5678", "NaN"}},
        {"double precision", {"NaN", "-0", "Infinity", "5e-324", "0.1", "1.7976931348623157e308"}},
        {"real", {"NaN", "-0", "1e-45", "16777217"}},
        {"money", {"-12.34"}},
        {"boolean", {"t", "f"}},
        {"text", {"", " ", "NULL", "a'b\\", "tab\t\nline", "Zürich 🎲 \u202e", "@@@long@@@"}},
        {"varchar(10)", {"", "abc  "}},
        {"character(5)", {"", "ab"}},
        {"name", {"weekglass"}},
        {"\"char\"", {"", "x"}},
        {"bytea", {"\\x", "\\x00ff27", "@@@bytes@@@"}},
        {"json", {"{\"a\" :  1,\"a\":2 }", "[ ]", "1E5", "\"\\u0000\"", "null"}},
        {"jsonb", {"{\"b\":1.50,\"a\":[null]}", "\"x\"", "12345678901234567890.0"}},
        {"xml", {"<a> b </a>"}},
        {"uuid", {"00000000-0000-0000-0000-000000000000"}},
        {"timestamptz",
         {"infinity", "-infinity", "4713-01-01 00:00:00+00 BC", "2024-02-29 23:59:59.999999+14"}},
        {"timestamp", {"294276-12-31 23:59:59.999999", "0044-03-15 BC"}},
        {"date", {"infinity", "5874897-12-31", "4713-01-01 BC"}},
        {"time", {"24:00", "00:00:00.000001"}},
        {"timetz", {"23:59:59.9+15:59"}},
        {"interval", {"-1 mon +1 day -00:00:01", "178000000 years", "1 day", "24:00:00"}},
        {"integer[]", {"{}", "[2:3]={1,NULL}", "[0:0][5:6]={{1,2}}"}},
        {"text[]", {"{\"\",NULL,\"NULL\",\"a,b\\\\\"}"}},
        {"json[]", {"{\"{\\\"a\\\" : 1}\"}"}},
        {"inet", {"192.168.1.5/24", "::1"}},
        {"cidr", {"10.0.0.0/8"}},
        {"macaddr", {"08:00:2b:01:02:03"}},
        {"bit(5)", {"10101"}},
        {"bit varying", {"", "1"}},
        {"point", {"(NaN,-0)", "(1e-300,Infinity)"}},
        {"box", {"(1,1),(0,0)"}},
        {"lseg", {"[(0,0),(1,0.1)]"}},
        {"path", {"[(0,0),(1,1)]", "((0,0),(1,1))"}},
        {"polygon", {"((0,0),(1,1),(2,0))"}},
        {"circle", {"<(0,0),0.1>"}},
        {"line", {"{1,-1,0.1}"}},
        {"tsvector", {"'a':1A,2 'b'", ""}},
        {"tsquery", {"'a' & !'b':*"}},
        {"int4range", {"empty", "(,5)", "[1,)"}},
        {"numrange", {"[1.50,2]"}},
        {"tstzmultirange", {"{}", "{[2000-01-01,infinity]}"}},
        {"pg_lsn", {"FFFFFFFF/FFFFFFFF"}},
        {"xid8", {"18446744073709551615"}},
        {"oid", {"4294967295"}},
        {"prop.mood", {"sad", "very glad"}},
        {"prop.positive", {"7"}},
        {"prop.pair", {"(1,\"a,b\")", "(,)"}},
    };
    return types;
}

QByteArray quoted(QByteArray value)
{
    if (value == "@@@long@@@")
        return "repeat('pq7', 40000)";
    if (value == "@@@bytes@@@")
        return "decode(repeat('00ff27', 40000), 'hex')";
    return "E'" + value.replace("\\", "\\\\").replace("'", "''") + '\'';
}

/// A schema with its rows and the plan that cuts its game "a", made from a seed.
class Generated
{
public:
    explicit Generated(quint32 seed)
        : m_random(seed)
    {
        make();
    }
    QByteArray sql() const { return m_sql; }
    qint64 head() const { return m_plays; }
    const RollbackDefinition& plan() const { return m_plan; }

private:
    bool maybe(int percent) { return m_random.bounded(100) < percent; }
    void make();
    void makePlays();
    void makeDetails();
    void makeTriggers();
    void fill();
    QByteArray hardColumns(int count, const QByteArray& prefix, std::vector<const HardType*>& types);
    QByteArray hardValues(const std::vector<const HardType*>& types);
    void step(RollbackAction action, const char* table, const QByteArray& where, const QByteArray& set = {})
    {
        m_plan.steps.push_back({.title = QLatin1String(table),
                                .action = action,
                                .table = QLatin1String(table),
                                .where = where,
                                .set = set});
    }

    QRandomGenerator m_random;
    QByteArray m_sql;
    RollbackDefinition m_plan;
    qint64 m_plays = 0;
    bool m_hasId = false;
    bool m_identityAlways = false;
    bool m_partitioned = false;
    bool m_keyless = false;
    bool m_hasDetails = false;
    bool m_isDeferred = false; // details are checked at the end, and deleted after their plays
    bool m_detailIdentity = false;
    std::vector<const HardType*> m_playTypes;
    std::vector<const HardType*> m_detailTypes;
};

QByteArray Generated::hardColumns(int count, const QByteArray& prefix, std::vector<const HardType*>& types)
{
    QByteArray columns;
    for (int i = 0; i < count; ++i) {
        types.push_back(
            &hardTypes()[static_cast<std::size_t>(m_random.bounded(static_cast<int>(hardTypes().size())))]);
        columns += ", \"" + prefix + ' ' + QByteArray::number(i) + "\" " + types.back()->type;
    }
    return columns;
}

QByteArray Generated::hardValues(const std::vector<const HardType*>& types)
{
    QByteArray values;
    for (const HardType* type : types) {
        const auto index =
            static_cast<std::size_t>(m_random.bounded(static_cast<int>(type->values.size()) + 1));
        values += ", " + (index == type->values.size() ? "NULL" : quoted(type->values[index]));
    }
    return values;
}

void Generated::make()
{
    m_plays = 4 + m_random.bounded(24);
    m_sql =
        "DROP SCHEMA IF EXISTS prop CASCADE; CREATE SCHEMA prop; CREATE TYPE prop.mood AS ENUM ('sad', "
        "'very glad'); CREATE DOMAIN prop.positive AS int CHECK (VALUE > 0); CREATE TYPE prop.pair AS (a "
        "int, b text); CREATE TABLE prop.games (id text PRIMARY KEY, plays bigint, updated_at timestamptz, "
        "last_play bigint, note json); INSERT INTO prop.games VALUES ('a', 0, '2000-01-01', 0, '{ }'), "
        "('b', 0, '2000-01-01', 0, NULL);";
    m_plan.lockTable = QStringLiteral("prop.games");
    m_plan.lockWhere = "t.id = $1::text";
    m_plan.head = {QStringLiteral("head.sql"),
                   "SELECT max(number) AS play_number FROM prop.plays WHERE game_id = $1::text"};
    makePlays();
    if (!m_keyless && maybe(80))
        makeDetails();
    else
        m_sql += "CREATE TABLE prop.details ();";
    step(RollbackAction::Delete, "prop.plays", "t.game_id = $1 AND t.number > $2");
    if (m_isDeferred)
        step(RollbackAction::Delete, "prop.details", "t.game_id = $1 AND t.number > $2");
    if (maybe(70))
        step(RollbackAction::Update, "prop.games", "t.id = $1", "last_play = $2");
    if (maybe(30)) // the same rows once more
        step(RollbackAction::Update, "prop.games", "t.id = $1 AND t.plays >= 0", "note = '{\"cut\" : true}'");
    makeTriggers();
    fill();
}

void Generated::makePlays()
{
    const int kind = m_random.bounded(5);
    m_keyless = kind == 4;
    m_hasId = kind <= 2;
    m_identityAlways = kind == 1;
    m_partitioned = kind == 3 || maybe(20);
    const QByteArray id = kind == 0 ? "id bigserial, "
        : kind == 1                 ? "id bigint GENERATED ALWAYS AS IDENTITY, "
        : kind == 2                 ? "id bigint GENERATED BY DEFAULT AS IDENTITY, "
                                    : "";
    QByteArray key = ", PRIMARY KEY (game_id, number)";
    if (m_hasId && !m_partitioned)
        key = ", PRIMARY KEY (id), UNIQUE (game_id, number)";
    if (m_keyless)
        key.clear();
    QByteArray previous;
    if (!m_keyless && maybe(50))
        previous = QByteArray(", FOREIGN KEY (game_id, previous) REFERENCES prop.plays (game_id, number)")
            + (maybe(30)       ? " ON DELETE CASCADE"
                   : maybe(50) ? " DEFERRABLE"
                               : "");
    m_sql += "CREATE TABLE prop.plays (" + id
        + "game_id text NOT NULL REFERENCES prop.games ON DELETE CASCADE, number bigint NOT NULL, doubled "
          "bigint "
          "GENERATED ALWAYS AS (number * 2) STORED, previous bigint"
        + hardColumns(1 + m_random.bounded(7), "hard", m_playTypes) + key + previous + ')'
        + (m_partitioned ? " PARTITION BY RANGE (number)" : "") + ';';
    if (m_partitioned)
        m_sql +=
            "CREATE TABLE prop.plays_early PARTITION OF prop.plays FOR VALUES FROM (MINVALUE) TO (9); CREATE "
            "TABLE prop.plays_late PARTITION OF prop.plays FOR VALUES FROM (9) TO (MAXVALUE);";
}

void Generated::makeDetails()
{
    m_hasDetails = true;
    const int kind = m_random.bounded(4); // cascade, set null, a step before, deferred with a step after
    const char* const actions[] = {" ON DELETE CASCADE", " ON DELETE SET NULL (number)", "",
                                   " DEFERRABLE INITIALLY DEFERRED"};
    m_detailIdentity = maybe(70);
    m_sql += QByteArray("CREATE TABLE prop.details (")
        + (m_detailIdentity ? "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, " : "")
        + "game_id text, number bigint" + hardColumns(m_random.bounded(5), "detail", m_detailTypes)
        + ", FOREIGN KEY (game_id, number) REFERENCES prop.plays (game_id, number)" + actions[kind] + ");";
    if (kind == 2)
        step(RollbackAction::Delete, "prop.details", "t.game_id = $1 AND t.number > $2");
    m_isDeferred = kind == 3;
}

void Generated::makeTriggers()
{
    m_sql += "CREATE TABLE prop.audit (" + QByteArray(maybe(50) ? "id bigserial PRIMARY KEY, " : "")
        + "what text, at timestamptz); CREATE FUNCTION prop.touch() RETURNS trigger LANGUAGE plpgsql AS $$ "
          "BEGIN "
          "NEW.updated_at := clock_timestamp(); RETURN NEW; END $$; CREATE FUNCTION prop.log() RETURNS "
          "trigger "
          "LANGUAGE plpgsql AS $$ BEGIN INSERT INTO prop.audit (what, at) VALUES (TG_OP || "
          "coalesce(OLD::text, ''), now()); "
          "RETURN NULL; END $$; CREATE FUNCTION prop.recount() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
          "UPDATE prop.games g SET plays = (SELECT count(*) FROM prop.plays p WHERE p.game_id = g.id); "
          "RETURN "
          "NULL; END $$;";
    if (maybe(60))
        m_sql +=
            "CREATE TRIGGER touch BEFORE UPDATE ON prop.games FOR EACH ROW EXECUTE FUNCTION prop.touch();";
    if (maybe(40))
        m_sql += "CREATE TRIGGER log AFTER DELETE ON prop.plays FOR EACH ROW EXECUTE FUNCTION prop.log();";
    if (maybe(40))
        m_sql += "CREATE TRIGGER recount AFTER DELETE ON prop.plays FOR EACH STATEMENT EXECUTE FUNCTION "
                 "prop.recount();";
    if (maybe(30))
        m_sql +=
            "CREATE TRIGGER never BEFORE DELETE ON prop.plays FOR EACH ROW EXECUTE FUNCTION prop.touch(); "
            "ALTER TABLE prop.plays DISABLE TRIGGER never;";
    if (maybe(30))
        m_sql += "CREATE TRIGGER always AFTER INSERT ON prop.plays FOR EACH ROW EXECUTE FUNCTION prop.log(); "
                 "ALTER TABLE prop.plays ENABLE ALWAYS TRIGGER always;";
    m_sql += "INSERT INTO prop.audit (what, at) VALUES ('old', '2000-01-01'), ('old', '2000-01-01');";
}

void Generated::fill()
{
    for (const char* game : {"a", "b"}) {
        for (qint64 number = 1; number <= m_plays; ++number) {
            const QByteArray place = QByteArray(game) + "', " + QByteArray::number(number);
            m_sql += "INSERT INTO prop.plays VALUES (" + QByteArray(m_hasId ? "DEFAULT, '" : "'") + place
                + ", DEFAULT, " + (number == 1 || maybe(30) ? "NULL" : QByteArray::number(number - 1))
                + hardValues(m_playTypes) + ");";
            for (int i = m_hasDetails ? m_random.bounded(3) : 0; i > 0; --i)
                m_sql += "INSERT INTO prop.details VALUES ("
                    + QByteArray(m_detailIdentity ? "DEFAULT, '" : "'") + place + hardValues(m_detailTypes)
                    + ");";
        }
    }
}

}

/// Over generated schemas: a rollback is what its preview said, and an undo puts back every byte.
class TestRollbackProperty : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyByteComesBack_data();
    void everyByteComesBack();

private:
    std::map<QString, qint64> counts()
    {
        std::map<QString, qint64> counts;
        for (const char* table : {"prop.games", "prop.plays", "prop.details", "prop.audit"})
            counts[QLatin1String(table)] =
                WeekServer::ask(*m_session, QByteArray("SELECT count(*) FROM ") + table).toLongLong();
        return counts;
    }

    RollbackServer m_server;
    GameLibrary m_library = GameLibrary::load({QStringLiteral(":/sql/games")});
    GamePointer m_game;
    std::optional<Session> m_session;
    const OperationBy m_by {.reason = QStringLiteral("a test")};
};

void TestRollbackProperty::initTestCase()
{
    if (const auto started = m_server.start(); !started)
        QSKIP(qPrintable(started.error().text()));
    m_game = m_library.game(QStringLiteral("paperdynasty"));
    m_session.emplace(m_server.open(m_server.newWeek(*m_game)));
}

void TestRollbackProperty::everyByteComesBack_data()
{
    QTest::addColumn<quint32>("seed");
    bool isGiven = false;
    const int given = qEnvironmentVariableIntValue("WEEKGLASS_ROLLBACK_SCHEMAS", &isGiven);
    for (int seed = 1; seed <= (isGiven ? given : 40); ++seed)
        QTest::addRow("seed %d", seed) << static_cast<quint32>(seed);
}

void TestRollbackProperty::everyByteComesBack()
{
    QFETCH(quint32, seed);
    const Generated generated(seed);
    QRandomGenerator random(seed + 1000);
    QByteArray schema = generated.sql();
    if (m_session->serverVersion() >= 180000 && seed % 2 == 1)
        schema.replace(") STORED", ") VIRTUAL");
    WeekServer::run(*m_session, "SET client_min_messages = error; " + schema);
    const PlayLogDefinition log {.id = QStringLiteral("log"),
                                 .title = QStringLiteral("Log"),
                                 .games = {},
                                 .plays = {},
                                 .asOf = {},
                                 .groups = {},
                                 .rollback = generated.plan()};
    GameDefinition game = *m_game;
    game.playLogs = {log};
    const RollbackRequest request {game, log, "a", random.bounded(generated.head())};
    const QString original = fingerprint(*m_session);
    const auto rowsBefore = counts();

    const auto preview = previewRollback(*m_session, request);
    VERIFY_RESULT(preview);
    QCOMPARE(fingerprint(*m_session), original);
    const auto done = rollBack(*m_session, request, preview->confirmation, m_by);
    VERIFY_RESULT(done);
    QVERIFY(fingerprint(*m_session) != original);
    // what the preview said is what was done, and what was done is what the tables show
    QCOMPARE(done->tables.size(), preview->tables.size());
    auto rows = rowsBefore;
    for (std::size_t i = 0; i < done->tables.size(); ++i) {
        const TableEffect& effect = done->tables[i];
        QCOMPARE(effect.table, preview->tables[i].table);
        QCOMPARE(effect.gone, preview->tables[i].gone);
        QCOMPARE(effect.changed, preview->tables[i].changed);
        QCOMPARE(effect.added, preview->tables[i].added);
        QCOMPARE(effect.before, preview->tables[i].before);
        rows[effect.table] += effect.added - effect.gone;
    }
    QCOMPARE(counts(), rows);

    const auto undone = undoOperation(*m_session, game, done->id, m_by);
    VERIFY_RESULT(undone);
    QCOMPARE(fingerprint(*m_session), original);
    const auto again = previewRollback(*m_session, request);
    VERIFY_RESULT(again);
    const auto redone = redoRollback(*m_session, game, done->id, again->confirmation, m_by);
    VERIFY_RESULT(redone);
    VERIFY_RESULT(undoOperation(*m_session, game, redone->id, m_by));
    QCOMPARE(fingerprint(*m_session), original);
}

QTEST_GUILESS_MAIN(TestRollbackProperty)
#include "tst_rollbackproperty.moc"
