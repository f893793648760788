#pragma once

#include "game/picturedefinition.h"
#include "widgets/parts/spoken.h"
#include "json/document.h"

#include <QWidget>

#include <memory>

namespace Weekglass {

using DocumentPointer = std::shared_ptr<const Json::Document>;

/// A state as the manifest wants it drawn.
class Picture : public QWidget, public Spoken
{
public:
    explicit Picture(QWidget* parent = nullptr)
        : QWidget(parent)
        , Spoken(As::Graphic)
    {
    }

    /// The description, if it does not know better.
    QString spokenValue() const override { return accessibleDescription(); }

    /// Null: nothing to show.
    virtual void setDocument(const DocumentPointer& document) = 0;
};

/// The widget for the definition's type: a StatePicture, but for places.
Picture* makePicture(const PictureDefinition& definition);

}
