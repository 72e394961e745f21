"""The base of all frame contracts."""

from __future__ import annotations

from typing import Any, Self

import pandas as pd
import pandera.pandas as pa
from pandera.typing import DataFrame


class Kerangka(pa.DataFrameModel):
    """A frame contract: exactly these columns, in this order.

    Text columns are pandas `str`; a missing text is NA, never "". Whole rupiah are `Int64`.
    """

    class Config:
        """Strict: a column nobody declared is a mistake of ours."""

        strict = True
        coerce = True
        ordered = True

    @classmethod
    def nama_kolom(cls) -> list[str]:
        """Return the column names in contract order."""
        return [str(nama) for nama in cls.to_schema().columns]

    @classmethod
    def susun(cls, data: pd.DataFrame | list[dict[str, Any]]) -> DataFrame[Self]:
        """Return `data` in contract order, with absent optional columns empty, validated.

        Raises:
            pandera.errors.SchemaErrors: the data breaks the contract (a mistake of ours, since
                cells of people are parsed before).
        """
        bingkai = pd.DataFrame(data)
        return cls.validate(bingkai.reindex(columns=cls.nama_kolom()), lazy=True)
