#include "pages/ingest/rejectedview.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/filesaver.h"
#include "pages/ingest/ingesttables.h"
#include "weeks/withsession.h"
#include "widgets/parts/askfile.h"
#include "widgets/parts/localaction.h"

#include <QAction>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace Weekglass {

namespace {

using Pg::Sql;

constexpr int ShownBytes = 64 * 1024;
constexpr qsizetype LineCharacters = 1000;

/// A text without line breaks would be laid out whole, which takes 200 ms, and not only where it is seen.
QString withLineBreaks(const QString& text)
{
    QStringList lines;
    for (const QString& line : text.split(QLatin1Char('\n'))) {
        for (qsizetype at = 0; at == 0 || at < line.size(); at += LineCharacters)
            lines << line.mid(at, LineCharacters);
    }
    return lines.join(QLatin1Char('\n'));
}

Result<std::vector<RejectedAnswer>> loadRejected(Pg::Session& session, const QString& name,
                                                 const Pg::Call& call)
{
    std::vector<RejectedAnswer> list;
    const auto read = session.read(
        Sql("SELECT r.id, r.fetched_at, r.endpoint, r.request_key, r.status_code, r.reason, "
            "pg_catalog.octet_length(r.body)\nFROM ")
            + Sql::qualifiedName(name) + Sql(" AS r\nORDER BY r.fetched_at DESC, r.id DESC\nLIMIT 500"),
        {},
        [&list](const Pg::RowView& row) {
            list.push_back({.id = row.text(0).toByteArray(),
                            .fetchedAt = row.text(1).toByteArray(),
                            .endpoint = row.text(2).toByteArray(),
                            .requestKey = row.text(3).toByteArray(),
                            .status = row.text(4).toByteArray(),
                            .reason = row.text(5).toByteArray(),
                            .bytes = row.text(6).toLongLong()});
        },
        {}, call);
    return read ? Result<std::vector<RejectedAnswer>>(std::move(list)) : read.error();
}

/// Its first bytes; @p most 0: all of them.
Result<QByteArray> loadBody(Pg::Session& session, const QString& name, const QByteArray& id, int most,
                            const Pg::Call& call)
{
    const auto from = Sql("\nFROM ") + Sql::qualifiedName(name) + Sql(" AS r\nWHERE r.id = $1::bigint");
    const auto found = most > 0
        ? session.readTable(
            Sql("SELECT pg_catalog.encode(pg_catalog.substring(r.body, 1, $2::integer), 'hex')") + from,
            {id, QByteArray::number(most)}, call)
        : session.readTable(Sql("SELECT pg_catalog.encode(r.body, 'hex')") + from, {id}, call);
    if (!found)
        return found.error();
    return QByteArray::fromHex(found->single().value_or(QByteArray()));
}

}

RejectedView::RejectedView(WeekHandle week, QString table, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_tableName(std::move(table))
    , m_model(new RejectedModel(rejectedColumns(), this))
    , m_table(ingestTable("ingestRejectedTable", tr("Rejected answers"), m_model))
    , m_body(new QPlainTextEdit)
    , m_state(new QLabel)
    , m_saver(new FileSaver(this))
    , m_save(localAction(this, "ingestSaveRejected", tr("Save the body…"), QKeySequence::Save))
{
    m_body->setObjectName(QStringLiteral("ingestRejectedBody"));
    m_body->setAccessibleName(tr("Body of the answer"));
    m_body->setReadOnly(true);
    m_body->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_state->setObjectName(QStringLiteral("ingestRejectedState"));
    m_state->setTextFormat(Qt::PlainText);
    m_save->setEnabled(false);
    auto* button = new QToolButton;
    button->setDefaultAction(m_save);
    auto* split = new QSplitter(Qt::Vertical);
    split->setObjectName(QStringLiteral("ingestRejected"));
    split->addWidget(m_table);
    split->addWidget(m_body);
    split->setChildrenCollapsible(false);
    auto* top = new QHBoxLayout;
    top->addWidget(m_state, 1);
    top->addWidget(button);
    auto* column = new QVBoxLayout(this);
    column->addLayout(top);
    column->addWidget(split, 1);
    addAction(m_save);
    connect(m_save, &QAction::triggered, this, &RejectedView::askWhere);
    connect(m_saver, &FileSaver::answered, this, &RejectedView::statusMessage);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RejectedView::showBody);
}

void RejectedView::refresh()
{
    if (m_tableName.isEmpty())
        return;
    if (m_listJob.isRunning()) {
        m_isStale = true;
        return;
    }
    m_listJob.start(withSession(m_week, ShortDeadline, loadRejected, m_tableName),
                    [this](const Result<std::vector<RejectedAnswer>>& answers) { take(answers); });
}

void RejectedView::take(const Result<std::vector<RejectedAnswer>>& answers)
{
    if (std::exchange(m_isStale, false))
        refresh();
    if (!answers) {
        m_state->setText(visibleText(answers.error().message));
        return Q_EMIT failed(answers.error());
    }
    const RejectedAnswer* selected = m_model->row(m_table->currentIndex().row());
    const QByteArray id = selected ? selected->id : QByteArray();
    m_model->setRows(*answers);
    fitColumnsOnce(m_table);
    const auto& rows = m_model->rows();
    const auto again =
        std::find_if(rows.begin(), rows.end(), [&](const RejectedAnswer& r) { return r.id == id; });
    m_table->selectRow(again == rows.end() ? 0 : static_cast<int>(again - rows.begin()));
    m_state->setText(rows.empty() ? tr("Every answer has been stored so far.")
                                  : tr("%n answer(s) that the week could not store, kept unchanged", nullptr,
                                       static_cast<int>(rows.size())));
    showBody();
}

void RejectedView::showBody()
{
    const RejectedAnswer* answer = m_model->row(m_table->currentIndex().row());
    m_save->setEnabled(answer != nullptr);
    m_body->clear();
    m_bodyJob.cancel();
    if (answer == nullptr)
        return;
    m_bodyJob.start(withSession(m_week, ShortDeadline, loadBody, m_tableName, answer->id, ShownBytes),
                    [this](const Result<QByteArray>& body) {
                        m_body->setPlainText(body ? withLineBreaks(visibleLines(fromUtf8(*body), ShownBytes))
                                                  : visibleLines(body.error().text()));
                    });
}

void RejectedView::askWhere()
{
    if (const RejectedAnswer* answer = m_model->row(m_table->currentIndex().row()))
        askForFile(this, tr("Save the body"),
                   QStringLiteral("%1-rejected-%2").arg(m_week.title(), QString::fromLatin1(answer->id)), {},
                   [this](const QString& path) { save(path); });
}

void RejectedView::save(const QString& path)
{
    if (const RejectedAnswer* answer = m_model->row(m_table->currentIndex().row()))
        m_saver->write(path, withSession(m_week, ShortDeadline, loadBody, m_tableName, answer->id, 0));
}

}
