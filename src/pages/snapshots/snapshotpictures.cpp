#include "pages/snapshots/snapshotpictures.h"

#include "base/safetext.h"
#include "weeks/withsession.h"
#include "widgets/parts/flowlayout.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>
#include <array>

namespace Weekglass {

namespace {

constexpr std::array<int, 5> TrailLengths {0, 10, 30, 100, 365};
constexpr int UsualTrail = 2; // of the lengths
constexpr qsizetype MaxTrailBytes = qsizetype(32) * 1024 * 1024;
constexpr std::chrono::milliseconds TrailDeadline {30000};

Result<std::vector<DocumentPointer>> fetchTrail(Pg::Session& session, const SnapshotSource& source,
                                                const SnapshotKey& key, qint64 length, const Pg::Call& call)
{
    const auto payloads = fetchEarlierPayloads(session, source, key, length, call);
    if (!payloads)
        return payloads.error();
    std::vector<DocumentPointer> trail;
    for (const QByteArray& payload : *payloads) {
        auto document = Json::Document::parse(payload);
        if (!document)
            return document.error();
        trail.push_back(std::make_shared<const Json::Document>(*std::move(document)));
    }
    return trail;
}

}

SnapshotPictures::SnapshotPictures(WeekHandle week, QWidget* parent)
    : QWidget(parent)
    , m_week(std::move(week))
    , m_bar(new QWidget)
    , m_choice(new QComboBox)
    , m_length(new QComboBox)
    , m_note(new QLabel)
    , m_stack(new QStackedWidget)
{
    setupBar();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(m_bar);
    column->addWidget(m_stack, 1);
    connect(m_choice, &QComboBox::currentIndexChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_length, &QComboBox::currentIndexChanged, this, [this] {
        m_isTrailDue = true;
        updateTrail();
    });
}

void SnapshotPictures::setupBar()
{
    m_choice->setAccessibleName(tr("Picture"));
    m_length->setObjectName(QStringLiteral("trailLength"));
    m_length->setAccessibleName(tr("Length of the trail"));
    m_length->setToolTip(tr("Show earlier positions from the snapshots before"));
    for (const int length : TrailLengths)
        m_length->addItem(length == 0 ? tr("No trail") : tr("Trail of %n snapshot(s)", nullptr, length),
                          length);
    m_length->setCurrentIndex(UsualTrail);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setObjectName(QStringLiteral("trailNote"));
    auto* row = new FlowLayout(m_bar);
    row->setContentsMargins(4, 2, 4, 2);
    row->addWidget(m_choice);
    row->addWidget(m_length);
    row->addWidget(m_note);
    const auto addButton = [this, row](const QString& text, const QString& hint, auto run) {
        auto* button = new QToolButton;
        button->setText(text);
        button->setToolTip(hint);
        button->setAccessibleName(hint);
        button->setAutoRaise(true);
        connect(button, &QToolButton::clicked, this, [this, run] {
            if (StatePicture* picture = current())
                (picture->*run)();
        });
        row->addWidget(button);
    };
    addButton(QStringLiteral("−"), tr("Smaller (−)"), &StatePicture::zoomOut);
    addButton(QStringLiteral("+"), tr("Larger (+)"), &StatePicture::zoomIn);
    addButton(tr("All"), tr("Show all (Home)"), &StatePicture::showAll);
    addButton(tr("Selected"), tr("Centre the selected object (End)"), &StatePicture::centreSelected);
}

StatePicture* SnapshotPictures::current() const
{
    return qobject_cast<StatePicture*>(m_stack->currentWidget());
}

void SnapshotPictures::setSource(const SnapshotSource& source)
{
    clear();
    m_source = source;
    m_choice->clear();
    while (m_stack->count() > 0)
        delete m_stack->widget(0);
    for (const PictureDefinition& definition : source.pictures) {
        auto* picture = static_cast<StatePicture*>(makePicture(definition)); // no source has places
        connect(picture, &StatePicture::activated, this, &SnapshotPictures::activated);
        m_stack->addWidget(picture);
        m_choice->addItem(visibleText(definition.title));
    }
    m_choice->setVisible(source.pictures.size() > 1);
    const bool hasMap = std::ranges::any_of(source.pictures, [](const PictureDefinition& picture) {
        return picture.type == PictureType::ScatterMap; // in a grid things do not move
    });
    m_length->setVisible(hasMap);
    m_note->setVisible(hasMap);
    Q_EMIT offered(!source.pictures.empty());
}

void SnapshotPictures::show(const SnapshotKey& key, const DocumentPointer& document)
{
    m_key = key;
    m_document = document;
    for (int i = 0; i < m_stack->count(); ++i)
        static_cast<StatePicture*>(m_stack->widget(i))->setDocument(document);
    m_isTrailDue = true;
    updateTrail();
}

void SnapshotPictures::clear()
{
    m_key.reset();
    m_job.cancel();
    m_note->clear();
    m_trail.clear();
    m_document.reset();
    for (int i = 0; i < m_stack->count(); ++i) {
        auto* picture = static_cast<StatePicture*>(m_stack->widget(i));
        picture->setDocument(nullptr);
        picture->setTrail({});
    }
}

void SnapshotPictures::select(const QString& pointer)
{
    for (int i = 0; i < m_stack->count(); ++i)
        static_cast<StatePicture*>(m_stack->widget(i))->select(pointer);
}

void SnapshotPictures::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    updateTrail();
}

/// Until it has come, the trail of the snapshot before stays: from one to the next it is nearly the same.
void SnapshotPictures::updateTrail()
{
    if (!isVisible() || !m_key || !m_isTrailDue || m_length->isHidden())
        return;
    m_isTrailDue = false;
    const qsizetype affordable = MaxTrailBytes / std::max<qsizetype>(m_document->text().size(), 1);
    const qint64 length = std::min<qint64>(m_length->currentData().toLongLong(), affordable);
    if (length == 0) {
        m_job.cancel();
        return takeTrail(std::vector<DocumentPointer>());
    }
    m_job.start(withSession(m_week, TrailDeadline, fetchTrail, m_source, *m_key, length),
                [this](const Result<std::vector<DocumentPointer>>& trail) { takeTrail(trail); });
}

void SnapshotPictures::takeTrail(const Result<std::vector<DocumentPointer>>& trail)
{
    if (!trail)
        return m_note->setText(visibleText(trail.error().message));
    m_trail = *trail;
    const bool isShorter = static_cast<qint64>(m_trail.size()) < m_length->currentData().toLongLong();
    m_note->setText(isShorter ? tr("%n earlier snapshot(s) drawn", nullptr, static_cast<int>(m_trail.size()))
                              : QString());
    for (int i = 0; i < m_stack->count(); ++i)
        static_cast<StatePicture*>(m_stack->widget(i))->setTrail(m_trail);
}

}
