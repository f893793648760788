#pragma once

#include "base/job.h"
#include "snapshots/snapshotquery.h"
#include "weeks/weekhandle.h"
#include "widgets/pictures/statepicture.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QStackedWidget;

namespace Weekglass {

/// The pictures that a snapshot source offers, one at a time, with what was where in the snapshots before: a
/// trail, loaded only while the picture is on the screen.
class SnapshotPictures : public QWidget
{
    Q_OBJECT

public:
    explicit SnapshotPictures(WeekHandle week, QWidget* parent = nullptr);

    void setSource(const SnapshotSource& source);
    void show(const SnapshotKey& key, const DocumentPointer& document);
    void clear();
    /// What the JSON Pointer leads to or into, in all pictures.
    void select(const QString& pointer);

    /// Null if the source has no picture.
    StatePicture* current() const;
    /// How many earlier snapshots the trail is made of.
    std::size_t trailSize() const { return m_trail.size(); }
    bool isLoading() const { return m_job.isRunning(); }

Q_SIGNALS:
    /// Whether the source has pictures.
    void offered(bool isOffered);
    /// The user chose something: its JSON Pointer.
    void activated(const QString& pointer);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void setupBar();
    void updateTrail();
    void takeTrail(const Result<std::vector<DocumentPointer>>& trail);

    const WeekHandle m_week;
    SnapshotSource m_source;
    std::optional<SnapshotKey> m_key;
    DocumentPointer m_document;
    std::vector<DocumentPointer> m_trail;
    bool m_isTrailDue = false; ///< the snapshot is another one than that of the trail
    QWidget* m_bar;
    QComboBox* m_choice;
    QComboBox* m_length;
    QLabel* m_note;
    QStackedWidget* m_stack;
    Job m_job;
};

}
