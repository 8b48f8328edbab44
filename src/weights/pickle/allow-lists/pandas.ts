import type { PackageList } from "./package-list.ts";

/** Written by tools/pickle-allow-lists/generate.py from the wheels of these versions. */
export const pandas: PackageList = {
  package: "pandas",
  versions: ["1.1.5", "1.5.3", "3.1.1"],
  sha256: "6798ee2190e2284b57fecdeccec6d7eb9eb4635410472c162b8af5923f4e0b5f",
  names: `
call: pandas._libs.arrays __pyx_unpickle_NDArrayBacked
call: pandas._libs.internals __pyx_unpickle_BlockPlacement __pyx_unpickle_Enum
call: pandas._libs.interval __pyx_unpickle_Enum __pyx_unpickle_Float64ClosedBothIntervalNode __pyx_unpickle_Float64ClosedLeftIntervalNode __pyx_unpickle_Float64ClosedNeitherIntervalNode __pyx_unpickle_Float64ClosedRightIntervalNode __pyx_unpickle_Int64ClosedBothIntervalNode __pyx_unpickle_Int64ClosedLeftIntervalNode __pyx_unpickle_Int64ClosedNeitherIntervalNode __pyx_unpickle_Int64ClosedRightIntervalNode __pyx_unpickle_IntervalMixin __pyx_unpickle_IntervalNode __pyx_unpickle_IntervalTree __pyx_unpickle_Uint64ClosedBothIntervalNode __pyx_unpickle_Uint64ClosedLeftIntervalNode __pyx_unpickle_Uint64ClosedNeitherIntervalNode __pyx_unpickle_Uint64ClosedRightIntervalNode
call: pandas._libs.sparse __pyx_unpickle_BlockMerge __pyx_unpickle_BlockUnion __pyx_unpickle_Enum __pyx_unpickle_SparseIndex
call: pandas._libs.tslibs.base __pyx_unpickle_ABCTimestamp
call: pandas._libs.tslibs.conversion __pyx_unpickle_Enum
call: pandas._libs.tslibs.fields __pyx_unpickle_Enum
call: pandas._libs.tslibs.nattype __pyx_unpickle__NaT
call: pandas._libs.tslibs.offsets __pyx_unpickle_BaseOffset __pyx_unpickle_Enum __pyx_unpickle_RelativeDeltaOffset
call: pandas._libs.tslibs.parsing __pyx_unpickle_Enum
call: pandas._libs.tslibs.period __pyx_unpickle_Enum __pyx_unpickle_PeriodMixin
call: pandas._libs.tslibs.strptime __pyx_unpickle_Enum
call: pandas._libs.tslibs.timedeltas __pyx_unpickle_Enum __pyx_unpickle__Timedelta
call: pandas._libs.tslibs.timestamps __pyx_unpickle_Enum
call: pandas._libs.tslibs.timezones __pyx_unpickle_Enum
call: pandas._libs.tslibs.tzconversion __pyx_unpickle_Enum
call: pandas._libs.tslibs.vectorized __pyx_unpickle_Enum
call class: pandas._libs.arrays NDArrayBacked
call class: pandas._libs.internals Block BlockManager BlockPlacement BlockValuesRefs Enum NDArrayBackedBlock NumpyBlock SharedBlock get_blkno_indexers
call class: pandas._libs.interval Enum Float64ClosedBothIntervalNode Float64ClosedLeftIntervalNode Float64ClosedNeitherIntervalNode Float64ClosedRightIntervalNode Int64ClosedBothIntervalNode Int64ClosedLeftIntervalNode Int64ClosedNeitherIntervalNode Int64ClosedRightIntervalNode Interval IntervalMixin IntervalNode IntervalTree Uint64ClosedBothIntervalNode Uint64ClosedLeftIntervalNode Uint64ClosedNeitherIntervalNode Uint64ClosedRightIntervalNode
call class: pandas._libs.sparse BlockIndex BlockMerge BlockUnion Enum IntIndex SparseIndex
call class: pandas._libs.tslibs.base ABCTimestamp
call class: pandas._libs.tslibs.conversion Enum _TSObject
call class: pandas._libs.tslibs.dtypes FreqGroup PeriodDtypeBase Resolution
call class: pandas._libs.tslibs.fields Enum RoundTo
call class: pandas._libs.tslibs.nattype NaTType _NaT _make_error_func _make_nan_func
call class: pandas._libs.tslibs.offsets BHalfYearBegin BHalfYearEnd BQuarterBegin BQuarterEnd BYearBegin BYearEnd BaseOffset BusinessDay BusinessHour BusinessMixin BusinessMonthBegin BusinessMonthEnd CustomBusinessDay CustomBusinessHour CustomBusinessMonthBegin CustomBusinessMonthEnd DateOffset Day Easter Enum FY5253 FY5253Mixin FY5253Quarter HalfYearEnd HalfYearOffset Hour LastWeekOfMonth Micro Milli Minute MonthBegin MonthEnd MonthOffset Nano OffsetMeta QuarterBegin QuarterEnd QuarterOffset RelativeDeltaOffset Second SemiMonthBegin SemiMonthEnd SemiMonthOffset SingleConstructorOffset Tick Week WeekOfMonth WeekOfMonthMixin YearBegin YearEnd YearOffset _CustomBusinessMonth _CustomBusinessMonthBegin _CustomBusinessMonthEnd _YearEnd _determine_offset _get_calendar apply_array_wraps apply_index_wraps apply_wraps
call class: pandas._libs.tslibs.parsing Enum _guess_datetime_format _timelex concat_date_cols try_parse_date_and_time try_parse_dates
call class: pandas._libs.tslibs.period Enum Period PeriodMixin _Period
call class: pandas._libs.tslibs.strptime DatetimeParseState Enum LocaleTime TimeRE
call class: pandas._libs.tslibs.timedeltas Enum MinMaxReso ResoState Timedelta _Timedelta _binary_op_method_timedeltalike _op_unary_method
call class: pandas._libs.tslibs.timestamps Enum MinMaxReso Timestamp _Timestamp
call class: pandas._libs.tslibs.timezones Enum
call class: pandas._libs.tslibs.tzconversion Enum Localizer
call class: pandas._libs.tslibs.vectorized Enum
call class: pandas.core.arrays.sparse.array ellipsis
call class: pandas.core.groupby.generic NamedAgg
call class: pandas.core.interchange.dataframe_protocol ColumnNullType DlpackDeviceType DtypeKind
call class: pandas.core.internals.ops BlockPairInfo
class: pandas.core.accessor Accessor CachedAccessor DirNamesMixin PandasDelegate
class: pandas.core.algorithms SelectN SelectNFrame SelectNSeries
class: pandas.core.apply Apply BaseExecutionEngine FrameApply FrameColumnApply FrameRowApply GroupByApply NDFrameApply ResamplerWindowApply SeriesApply
class: pandas.core.arraylike OpsMixin
class: pandas.core.arrays._arrow_string_mixins ArrowStringArrayMixin
class: pandas.core.arrays._mixins NDArrayBackedExtensionArray
class: pandas.core.arrays.arrow.accessors ArrowAccessor ListAccessor StructAccessor
class: pandas.core.arrays.arrow.array ArrowExtensionArray
class: pandas.core.arrays.arrow.dtype ArrowDtype
class: pandas.core.arrays.base ExtensionArray ExtensionArrayNaResult ExtensionOpsMixin ExtensionScalarOpsMixin
class: pandas.core.arrays.boolean BooleanArray BooleanDtype
class: pandas.core.arrays.categorical Categorical CategoricalAccessor
class: pandas.core.arrays.datetimelike AttributesMixin DatelikeOps DatetimeLikeArrayMixin InvalidComparison TimelikeOps
class: pandas.core.arrays.datetimes DatetimeArray
class: pandas.core.arrays.floating Float32Dtype Float64Dtype FloatingArray FloatingDtype
class: pandas.core.arrays.integer Int16Dtype Int32Dtype Int64Dtype Int8Dtype IntegerArray IntegerDtype UInt16Dtype UInt32Dtype UInt64Dtype UInt8Dtype _IntegerDtype
class: pandas.core.arrays.masked BaseMaskedArray BaseMaskedDtype
class: pandas.core.arrays.numeric NumericArray NumericDtype
class: pandas.core.arrays.numpy_ PandasArray PandasDtype
class: pandas.core.arrays.sparse.accessor BaseAccessor SparseAccessor SparseFrameAccessor
class: pandas.core.arrays.sparse.array SparseArray _SparseMatrixLike
class: pandas.core.arrays.sparse.dtype SparseDtype
class: pandas.core.arrays.string_ BaseStringArray StringArray StringDtype
class: pandas.core.arrays.string_arrow ArrowStringArray
class: pandas.core.arrays.timedeltas TimedeltaArray
class: pandas.core.base DataError IndexOpsMixin NoNewAttributesMixin PandasObject SelectionMixin ShallowMixin SpecificationError
class: pandas.core.col Expression
class: pandas.core.common SettingWithCopyError SettingWithCopyWarning
class: pandas.core.describe DataFrameDescriber NDFrameDescriberAbstract SeriesDescriber
class: pandas.core.dtypes.base ExtensionDtype Registry StorageExtensionDtype
class: pandas.core.dtypes.cast LossySetitemError
class: pandas.core.dtypes.dtypes ArrowDtype BaseMaskedDtype CategoricalDtype DatetimeTZDtype IntervalDtype NumpyEADtype PandasDtype PandasExtensionDtype SparseDtype
class: pandas.core.flags Flags
class: pandas.core.frame DataFrame _DuplicateColumnRecorder
class: pandas.core.generic NDFrame
class: pandas.core.groupby.base GroupByMixin OutputKey
class: pandas.core.groupby.groupby BaseGroupBy GroupByPlot _GroupBy
class: pandas.core.groupby.grouper Grouper Grouping
class: pandas.core.groupby.indexing GroupByIndexingMixin GroupByNthSelector GroupByPositionalSelector
class: pandas.core.groupby.ops BaseGrouper BinGrouper DataSplitter FrameSplitter SeriesSplitter WrappedCythonOp
class: pandas.core.indexers.objects BaseIndexer ExpandingIndexer ExponentialMovingWindowIndexer FixedForwardWindowIndexer FixedWindowIndexer GroupByIndexer GroupbyIndexer VariableOffsetWindowIndexer VariableWindowIndexer
class: pandas.core.indexes.accessors ArrowTemporalProperties CombinedDatetimelikeProperties DatetimeProperties PeriodProperties Properties TimedeltaProperties
class: pandas.core.indexes.base Index
class: pandas.core.indexes.category CategoricalIndex
class: pandas.core.indexes.datetimelike DatetimeIndexOpsMixin DatetimeTimedeltaMixin
class: pandas.core.indexes.datetimes DatetimeIndex
class: pandas.core.indexes.extension ExtensionIndex NDArrayBackedExtensionIndex
class: pandas.core.indexes.frozen FrozenList
class: pandas.core.indexes.interval IntervalIndex SetopCheck
class: pandas.core.indexes.multi MultiIndex
class: pandas.core.indexes.numeric Float64Index Int64Index IntegerIndex NumericIndex UInt64Index
class: pandas.core.indexes.period PeriodIndex
class: pandas.core.indexes.range RangeIndex
class: pandas.core.indexes.timedeltas TimedeltaIndex
class: pandas.core.indexing IndexingError IndexingMixin _IndexSlice
class: pandas.core.interchange.buffer PandasBuffer PandasBufferPyarrow
class: pandas.core.interchange.column PandasColumn
class: pandas.core.interchange.dataframe PandasDataFrameXchg
class: pandas.core.interchange.dataframe_protocol Buffer Column DataFrame
class: pandas.core.interchange.utils ArrowCTypes Endianness NoBufferPresent
class: pandas.core.internals.array_manager ArrayManager BaseArrayManager NullArrayProxy SingleArrayManager
class: pandas.core.internals.base DataManager SingleDataManager
class: pandas.core.internals.blocks Block BoolBlock CategoricalBlock ComplexBlock DatetimeBlock DatetimeLikeBlockMixin DatetimeTZBlock EABackedBlock ExtensionBlock FloatBlock FloatOrComplexBlock IntBlock NumericBlock ObjectBlock ObjectValuesExtensionBlock TimeDeltaBlock
class: pandas.core.internals.concat JoinUnit
class: pandas.core.internals.managers BaseBlockManager BlockManager SingleBlockManager
class: pandas.core.methods.describe DataFrameDescriber NDFrameDescriberAbstract SeriesDescriber
class: pandas.core.methods.selectn SelectN
class: pandas.core.nanops bottleneck_switch disallow
class: pandas.core.resample DatetimeIndexResampler DatetimeIndexResamplerGroupBy DatetimeIndexResamplerGroupby PeriodIndexResampler PeriodIndexResamplerGroupBy PeriodIndexResamplerGroupby Resampler TimeGrouper TimedeltaIndexResampler TimedeltaIndexResamplerGroupBy TimedeltaIndexResamplerGroupby _GroupByMixin
class: pandas.core.reshape.concat _Concatenator
class: pandas.core.reshape.merge _AsOfMerge _CrossMergeOperation _MergeOperation _OrderedMerge
class: pandas.core.reshape.reshape _Unstacker
class: pandas.core.series Series
class: pandas.core.sorting _KeyMapper
class: pandas.core.strings StringMethods
class: pandas.core.strings.accessor StringMethods
class: pandas.core.strings.base BaseStringArrayMethods
class: pandas.core.strings.object_array ObjectStringArrayMixin
class: pandas.core.window.common WindowGroupByMixin
class: pandas.core.window.ewm ExponentialMovingWindow ExponentialMovingWindowGroupBy ExponentialMovingWindowGroupby OnlineExponentialMovingWindow
class: pandas.core.window.expanding Expanding ExpandingGroupBy ExpandingGroupby
class: pandas.core.window.indexers BaseIndexer ExpandingIndexer FixedForwardWindowIndexer FixedWindowIndexer GroupbyRollingIndexer VariableOffsetWindowIndexer VariableWindowIndexer
class: pandas.core.window.online EWMMeanState
class: pandas.core.window.rolling BaseWindow BaseWindowGroupBy BaseWindowGroupby Rolling RollingAndExpandingMixin RollingGroupBy RollingGroupby Window _Rolling _Rolling_and_Expanding _Window
class: pandas.tseries.frequencies _FrequencyInferer _TimedeltaFrequencyInferer
class: pandas.tseries.holiday Holiday
`,
};
