#include "pages/snapshots/snapshotspage.h"

#include "base/plural.h"
#include "base/safetext.h"
#include "pages/failuretext.h"
#include "pages/lacking.h"
#include "pages/snapshots/historypane.h"
#include "pages/snapshots/prunedialog.h"
#include "pages/snapshots/snapshotlist.h"
#include "pages/snapshots/snapshotlistmodel.h"
#include "pages/snapshots/snapshotpane.h"
#include "pages/snapshots/snapshotstrip.h"
#include "pages/snapshots/verifydialog.h"
#include "snapshots/pathhistory.h"
#include "weeks/withsession.h"
#include "widgets/parts/emptystate.h"
#include "widgets/parts/formparts.h"

#include <QComboBox>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QTableView>

namespace Weekglass {

namespace {

constexpr int MaxSubjects = 1000;
constexpr int DensityPoints = 2000;
constexpr std::chrono::milliseconds SideDeadline {120000};

// of the page's state
constexpr QLatin1String SourceKey("source");
constexpr QLatin1String SubjectKey("subject");
constexpr QLatin1String SequenceKey("seq");
constexpr QLatin1String SnapshotIdKey("snapshot");
constexpr QLatin1String OfSubjectKey("of");

}

SnapshotsPage::SnapshotsPage(WeekHandle week, QWidget* parent)
    : WeekPage(std::move(week), parent)
    , m_sources(new QComboBox)
    , m_subjects(new QComboBox)
    , m_strip(new SnapshotStrip)
    , m_list(new SnapshotList(m_week))
    , m_pane(new SnapshotPane(m_week))
    , m_history(new HistoryPane(m_week))
    , m_state(plainLabel("snapshotState"))
    , m_empty(new EmptyState(m_list->table()))
    , m_splitter(new QSplitter(Qt::Horizontal))
{
    for (const SnapshotSource& source : m_week.game->snapshots)
        m_sources->addItem(source.title);
    setupActions();
    setupLayout();
    connectParts();
    openSource();
}

/// The list lives a little longer, and may still change its scroll bar.
SnapshotsPage::~SnapshotsPage()
{
    m_list->disconnect(this);
}

void SnapshotsPage::join(PageHost& host)
{
    connect(this, &SnapshotsPage::pruneWanted, &host, [this, &host] {
        passGate(host, [this](Environment environment) { showPruneDialog(environment); });
    });
}

const SnapshotSource& SnapshotsPage::source() const
{
    return m_week.game->snapshots.at(static_cast<std::size_t>(std::max(0, m_sources->currentIndex())));
}

SnapshotQuery SnapshotsPage::query() const
{
    return {.source = source(), .subject = m_subject};
}

bool SnapshotsPage::isLoading() const
{
    return m_list->isLoading() || m_pane->isLoading() || m_history->isLoading() || m_densityJob.isRunning();
}

PageState SnapshotsPage::state() const
{
    if (m_week.game->snapshots.empty())
        return {};
    PageState state {{SourceKey, source().id}};
    if (!m_subject.isEmpty())
        state.insert(SubjectKey, m_subject);
    if (const SnapshotRow* row = m_list->current()) {
        state.insert(SequenceKey, QString::fromUtf8(row->key.seq));
        state.insert(SnapshotIdKey, QString::fromUtf8(row->key.id));
        state.insert(OfSubjectKey, QString::fromUtf8(row->key.subject));
    }
    return state;
}

void SnapshotsPage::setState(const PageState& state)
{
    setSource(state.value(SourceKey));
    setSubject(state.value(SubjectKey));
    if (state.contains(SnapshotIdKey))
        m_list->showSnapshot({.seq = state.value(SequenceKey).toUtf8(),
                              .subject = state.value(OfSubjectKey).toUtf8(),
                              .id = state.value(SnapshotIdKey).toUtf8()});
}

void SnapshotsPage::setLacks(const std::vector<Lack>& lacks)
{
    greyLacking(m_sources, idsOf(m_week.game->snapshots), lacks, Lack::Of::Snapshots);
}

std::vector<QStringList> SnapshotsPage::commands() const
{
    if (m_week.game->snapshots.empty())
        return {};
    QStringList command = QStringList {QStringLiteral("snapshots")} + m_week.arguments();
    command << QStringLiteral("--source") << source().id;
    if (!m_subject.isEmpty())
        command << QStringLiteral("--subject") << m_subject;
    return {command};
}

void SnapshotsPage::setSource(const QString& id)
{
    for (int i = 0; i < m_sources->count(); ++i) {
        if (m_week.game->snapshots[static_cast<std::size_t>(i)].id == id)
            m_sources->setCurrentIndex(i);
    }
}

void SnapshotsPage::setSubject(const QString& subject)
{
    if (subject == m_subject)
        return;
    const QSignalBlocker quiet(m_subjects);
    m_subjects->setCurrentIndex(std::max(0, m_subjects->findData(subject)));
    m_subject = subject;
    openQuery();
}

void SnapshotsPage::chooseSubject()
{
    setSubject(m_subjects->currentData().toString());
}

std::optional<QString> SnapshotsPage::reads() const
{
    return m_week.game->snapshots.empty() ? QString() : QString::fromUtf8(source().query.text);
}

void SnapshotsPage::setRowsHidden(bool are)
{
    m_areRowsHidden = are;
    updateState();
}

void SnapshotsPage::openSource()
{
    Q_EMIT readsChanged();
    if (m_week.game->snapshots.empty()) {
        m_state->setText(tr("This game has no snapshots."));
        return;
    }
    m_pane->setSource(source());
    m_history->hide();
    const QSignalBlocker quiet(m_subjects);
    m_subjects->clear();
    m_subjects->hide();
    m_subject.clear();
    loadSubjects();
    openQuery();
}

void SnapshotsPage::loadSubjects()
{
    m_subjectsJob.start(withSession(m_week, SideDeadline, fetchSnapshotSubjects, source(), MaxSubjects),
                        [this](const Result<QStringList>& subjects) {
                            if (!subjects || subjects->size() < 2)
                                return; // there is nothing to choose, or the list tells what is wrong
                            const QSignalBlocker quiet(m_subjects);
                            m_subjects->addItem(tr("All subjects"), QString());
                            for (const QString& subject : *subjects)
                                m_subjects->addItem(visibleText(subject, 60), subject);
                            m_subjects->setCurrentIndex(std::max(0, m_subjects->findData(m_subject)));
                            m_subjects->show();
                        });
}

void SnapshotsPage::openQuery()
{
    m_count = -1;
    banner()->hide();
    m_pane->clear(tr("Select a snapshot to see it."));
    m_list->setQuery(query());
    loadDensity();
    countAll();
}

void SnapshotsPage::loadDensity()
{
    m_densityJob.start(withSession(m_week, SideDeadline, fetchSnapshotDensity, query(), DensityPoints),
                       [this](const Result<SnapshotDensity>& density) {
                           if (density)
                               m_strip->setDensity(*density);
                           else
                               m_strip->setMessage(failureText(density.error()));
                           updatePlace();
                       });
}

void SnapshotsPage::countAll()
{
    m_countJob.start(withSession(m_week, SideDeadline, countSnapshots, query()),
                     [this](const Result<qint64>& count) {
                         m_count = count ? *count : -1; // the list tells what is wrong
                         updateState();
                     });
}

void SnapshotsPage::refresh()
{
    if (m_week.game->snapshots.empty())
        return;
    m_pane->forget();
    openQuery();
}

void SnapshotsPage::step(int rows)
{
    m_pane->showChanges();
    m_list->step(rows);
}

void SnapshotsPage::showCurrent()
{
    const SnapshotRow* row = m_list->current();
    if (!row)
        return;
    m_pane->show(*row);
    m_history->setCurrent(row->key);
}

void SnapshotsPage::showHistory(const HistoryPath& path, const QString& subject)
{
    m_history->show({.source = source(), .subject = subject}, path);
    m_history->setVisible(true);
    if (const SnapshotRow* row = m_list->current())
        m_history->setCurrent(row->key);
}

void SnapshotsPage::showVerifyDialog()
{
    auto* dialog = new VerifyDialog(m_week, query(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &VerifyDialog::snapshotActivated, m_list, &SnapshotList::showSnapshot);
    dialog->show();
}

void SnapshotsPage::showPruneDialog(Environment environment)
{
    auto* dialog = new PruneDialog(m_week, source().id, environment, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PruneDialog::pruned, this, &SnapshotsPage::refresh);
    dialog->show();
}

void SnapshotsPage::stopLoading()
{
    m_list->stop();
    m_densityJob.cancel();
    m_countJob.cancel();
    updateState();
}

void SnapshotsPage::takeFailure(const Error& error)
{
    updateState();
    showFailure(error, m_list->model()->rowCount() > 0);
}

void SnapshotsPage::updateState()
{
    const SnapshotListModel* model = m_list->model();
    const bool isEmpty = model->rowCount() == 0 && !m_list->isLoading() && !m_list->hasFailed();
    QString state;
    if (m_list->isLoading())
        state = tr("Loading… (Esc stops)");
    else if (m_list->hasFailed())
        state = tr("Not loaded. F5 tries again.");
    else if (m_count >= 0 && !isEmpty)
        state = tr("%1 snapshot(s)", nullptr, pluralOf(m_count)).arg(QLocale().toString(m_count));
    const QString nothing = m_areRowsHidden
        ? tr("There are no snapshots that your role may see: row security hides some.")
        : tr("There are no snapshots in this week yet.");
    if (isEmpty)
        m_pane->clear(nothing);
    m_state->setText(state);
    m_empty->say(isEmpty ? nothing : QString());
}

void SnapshotsPage::updatePlace()
{
    m_strip->setMark(m_list->shownTimes());
}

}
