#include "pages/tables/rowpane.h"

#include "base/safetext.h"
#include "base/utf8.h"
#include "pages/valuechoices.h"
#include "weeks/withsession.h"
#include "widgets/json/jsoninspector.h"
#include "widgets/parts/formparts.h"
#include "widgets/theme/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

namespace Weekglass {

namespace {

constexpr qsizetype JumpCharacters = 110;
constexpr qsizetype TitleCharacters = 40; // the row beside it has the whole key

}

RowPane::RowPane(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_inspector(new JsonInspector)
    , m_jump(new QToolButton)
    , m_note(wrappedLabel("rowNote"))
{
    m_jump->setObjectName(QStringLiteral("rowJump"));
    m_jump->setText(tr("Go to"));
    m_jump->setIcon(iconOf(Icon::Forward));
    m_jump->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_jump->setPopupMode(QToolButton::InstantPopup);
    m_jump->setAccessibleName(tr("Follow a foreign key"));
    m_jump->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_G));
    m_jump->setToolTip(tr("The row that this one refers to, and the rows that refer to this one (%1)")
                           .arg(m_jump->shortcut().toString(QKeySequence::NativeText)));
    auto* menu = new QMenu(m_jump);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        addJumps(menu);
    });
    m_jump->setMenu(menu);
    auto* row = new QHBoxLayout;
    row->addWidget(m_jump);
    row->addWidget(m_note, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_inspector, 1);
    column->addLayout(row);
    connect(m_inspector, &JsonInspector::statusMessage, this, &RowPane::statusMessage);
    connect(m_inspector, &JsonInspector::menuAboutToShow, this, &RowPane::addFilters);
    clear(tr("Select a row to see all of it."));
}

void RowPane::setTable(const RelationDetails& details, const RowQuery& query)
{
    m_details = details;
    m_query = query;
}

void RowPane::clear(const QString& message)
{
    m_job.cancel();
    m_jumps.clear();
    m_jump->setEnabled(false);
    m_note->clear();
    m_inspector->clear(message);
}

void RowPane::show(const Row& row)
{
    m_jumps = rowJumps(m_details, m_query, &row);
    m_jump->setEnabled(!m_jumps.empty());
    m_note->setText(m_jumps.empty() ? tr("This table has no foreign key, and none refers to it.")
                                    : QString());
    QStringList key;
    for (const QByteArray& value : row.key)
        key << fromUtf8(value);
    const QString name = m_details.relation.name.text();
    const QString title = visibleText(
        m_query.hasOrder() ? tr("%1 %2", "table, key of a row").arg(name, key.join(QStringLiteral(", ")))
                           : name,
        TitleCharacters);
    if (!m_query.hasOrder()) {
        m_job.cancel();
        m_note->setText(tr("Long values are truncated: a row without a key cannot be read again."));
        return m_inspector->setText(listedRowJson(m_query, row), title);
    }
    m_inspector->showLoading();
    m_job.start(
        withSession(m_week, RowsDeadline, fetchRowJson, m_query, row.key, JsonInspector::maxParsedBytes),
        [this, title](const Result<RowJson>& json) {
            if (!json)
                return m_inspector->showError(json.error());
            m_inspector->setText(json->text, title);
        });
}

void RowPane::addJumps(QMenu* menu)
{
    for (const RowJump& jump : m_jumps) {
        const QString text =
            visibleText(jump.text(), JumpCharacters).replace(QLatin1Char('&'), QLatin1String("&&"));
        QAction* action = menu->addAction(text, this, [this, jump] { Q_EMIT jumpWanted(jump); });
        action->setEnabled(jump.whyNot.isEmpty());
    }
}

/// The first step leads to a column.
std::optional<RowCondition> RowPane::conditionOf(const Json::Path& path, ValueTest test,
                                                 const QString& value) const
{
    const int place = path.empty() ? -1 : m_query.indexOf(path.front().key);
    if (place < 0)
        return std::nullopt;
    const RelationColumn& column = m_query.columns[static_cast<std::size_t>(place)];
    RowCondition condition {.column = column.name, .test = test, .value = value};
    condition.path.assign(path.begin() + 1, path.end());
    const auto quoted = Json::Document::parse(value.toUtf8());
    if (!column.isJson() && quoted) {
        const Json::NodeId root = Json::Document::root();
        if (quoted->isContainer(root))
            return std::nullopt; // an array of the server is written otherwise
        if (quoted->kind(root) == Json::Kind::String && test != ValueTest::Contains)
            condition.value = quoted->stringValue(root);
        if (quoted->kind(root) == Json::Kind::Null && needsValue(test))
            return std::nullopt;
    }
    return checkCondition(condition, m_query.columns) ? std::optional(condition) : std::nullopt;
}

void RowPane::addFilters(QMenu* menu, quint32 node)
{
    const auto document = m_inspector->document();
    if (!document)
        return;
    const auto textOf = [this](const ValueChoice& choice) {
        const auto condition = conditionOf(choice.path, choice.test, choice.value);
        return condition ? condition->text() : QString();
    };
    addValueFilters(menu, tr("&Filter rows by this value"), choicesOf(*document, node), textOf,
                    [this](const ValueChoice& choice) {
                        if (const auto condition = conditionOf(choice.path, choice.test, choice.value))
                            Q_EMIT conditionWanted(*condition);
                    });
}

}
