#include "pages/archive/archivepage.h"

#include "pages/archive/archivefacts.h"
#include "pages/change/factstable.h"
#include "pages/pagekinds.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QThreadPool>

namespace Weekglass {

namespace {

constexpr int IdleCheckMs = 1000;

WeekHandle handleOf(const ViewedArchive& archive, const GamePointer& game)
{
    return {.pool = Pg::SessionPool::create({.conninfo = archive.opened().conninfo}),
            .game = game,
            .identity = archive.identity()};
}

}

ArchivePage::ArchivePage(std::shared_ptr<ViewedArchive> archive, const GamePointer& game, QWidget* parent)
    : WeekPage(handleOf(*archive, game), parent)
    , m_archive(std::move(archive))
{
    auto* words = new QLabel(tr("A copy of the week as it was archived. It is read-only. Closing this tab "
                                "drops the copy; the archive stays."));
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    auto* facts = new FactsTable;
    facts->setObjectName(QStringLiteral("archivePageFacts"));
    facts->setAccessibleName(tr("Manifest of the archive"));
    facts->setFacts(archiveFacts(m_archive->manifest()));
    auto* row = new QHBoxLayout;
    for (const PageKind& kind : pageKinds()) {
        if (!kind.isForArchives)
            continue;
        auto* button = new QPushButton(kind.action);
        button->setObjectName(QStringLiteral("archive/") + QLatin1String(kind.id));
        button->setEnabled(kind.hasPagesOf(*game));
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this,
                [this, page = kind.page.type] { Q_EMIT pageWanted(page); });
    }
    row->addStretch();
    auto* column = new QVBoxLayout(this);
    column->addWidget(words);
    column->addLayout(row);
    column->addWidget(facts, 1);
    setFocusProxy(row->itemAt(0)->widget());
    connect(&m_idleTimer, &QTimer::timeout, this, [this] { m_week.pool->closeIdle(); });
    m_idleTimer.start(IdleCheckMs);
}

/// Closing waits for the server. Pages that still show the archive would else be told that its reader's role
/// cannot log in.
ArchivePage::~ArchivePage()
{
    m_week.pool->close({.kind = Error::Kind::Sql,
                        .message = tr("The archive is closed."),
                        .where = m_week.title(),
                        .advice = tr("Open it again to see more of it."),
                        .sqlState = QStringLiteral("3D000")}); // for isGone()
    QThreadPool::globalInstance()->start([archive = std::move(m_archive)]() mutable { archive.reset(); });
}

void ArchivePage::join(PageHost& host)
{
    connect(this, &ArchivePage::pageWanted, &host,
            [this, &host](const QMetaObject* page) { host.openPage(*page, m_week); });
}

}
