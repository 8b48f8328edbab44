import type { PackageList } from "./package-list.ts";

/** Written by tools/pickle-allow-lists/generate.py from the wheels of these versions. */
export const pandas: PackageList = {
  package: "pandas",
  versions: ["1.1.5", "1.5.3", "3.1.1"],
  sha256: "0ae7d2159a8e9f672808790d5464148b8b268a38ee1640c8eddbd0d158a5f370",
  names: `
call: pandas._libs._cyutility __pyx_unpickle_Enum
call: pandas._libs.algos __pyx_unpickle_Enum
call: pandas._libs.arrays __pyx_unpickle_NDArrayBacked
call: pandas._libs.groupby __pyx_unpickle_Enum
call: pandas._libs.hashing __pyx_unpickle_Enum
call: pandas._libs.hashtable __pyx_unpickle_Enum __pyx_unpickle_Factorizer __pyx_unpickle_HashTable __pyx_unpickle_Int64Factorizer
call: pandas._libs.index __pyx_unpickle_BaseMultiIndexCodesEngine __pyx_unpickle_BoolEngine __pyx_unpickle_Complex128Engine __pyx_unpickle_Complex64Engine __pyx_unpickle_DatetimeEngine __pyx_unpickle_Enum __pyx_unpickle_ExtensionEngine __pyx_unpickle_Float32Engine __pyx_unpickle_Float64Engine __pyx_unpickle_IndexEngine __pyx_unpickle_Int16Engine __pyx_unpickle_Int32Engine __pyx_unpickle_Int64Engine __pyx_unpickle_Int8Engine __pyx_unpickle_MaskedBoolEngine __pyx_unpickle_MaskedComplex128Engine __pyx_unpickle_MaskedComplex64Engine __pyx_unpickle_MaskedFloat32Engine __pyx_unpickle_MaskedFloat64Engine __pyx_unpickle_MaskedIndexEngine __pyx_unpickle_MaskedInt16Engine __pyx_unpickle_MaskedInt32Engine __pyx_unpickle_MaskedInt64Engine __pyx_unpickle_MaskedInt8Engine __pyx_unpickle_MaskedUInt16Engine __pyx_unpickle_MaskedUInt32Engine __pyx_unpickle_MaskedUInt64Engine __pyx_unpickle_MaskedUInt8Engine __pyx_unpickle_ObjectEngine __pyx_unpickle_PeriodEngine __pyx_unpickle_SharedEngine __pyx_unpickle_StringEngine __pyx_unpickle_StringObjectEngine __pyx_unpickle_TimedeltaEngine __pyx_unpickle_UInt16Engine __pyx_unpickle_UInt32Engine __pyx_unpickle_UInt64Engine __pyx_unpickle_UInt8Engine
call: pandas._libs.indexing __pyx_unpickle_NDFrameIndexerBase __pyx_unpickle__NDFrameIndexerBase
call: pandas._libs.internals __pyx_unpickle_BlockPlacement __pyx_unpickle_Enum
call: pandas._libs.interval __pyx_unpickle_Enum __pyx_unpickle_Float64ClosedBothIntervalNode __pyx_unpickle_Float64ClosedLeftIntervalNode __pyx_unpickle_Float64ClosedNeitherIntervalNode __pyx_unpickle_Float64ClosedRightIntervalNode __pyx_unpickle_Int64ClosedBothIntervalNode __pyx_unpickle_Int64ClosedLeftIntervalNode __pyx_unpickle_Int64ClosedNeitherIntervalNode __pyx_unpickle_Int64ClosedRightIntervalNode __pyx_unpickle_IntervalMixin __pyx_unpickle_IntervalNode __pyx_unpickle_IntervalTree __pyx_unpickle_Uint64ClosedBothIntervalNode __pyx_unpickle_Uint64ClosedLeftIntervalNode __pyx_unpickle_Uint64ClosedNeitherIntervalNode __pyx_unpickle_Uint64ClosedRightIntervalNode
call: pandas._libs.join __pyx_unpickle_Enum
call: pandas._libs.lib __pyx_unpickle_Enum
call: pandas._libs.missing __pyx_unpickle_C_NAType
call: pandas._libs.ops __pyx_unpickle_Enum
call: pandas._libs.parsers __pyx_unpickle_Enum
call: pandas._libs.properties __pyx_unpickle_AxisProperty __pyx_unpickle_CachedProperty
call: pandas._libs.reduction __pyx_unpickle_Enum __pyx_unpickle_SeriesBinGrouper __pyx_unpickle_SeriesGrouper __pyx_unpickle_Slider __pyx_unpickle__BaseGrouper
call: pandas._libs.reshape __pyx_unpickle_Enum
call: pandas._libs.sparse __pyx_unpickle_BlockMerge __pyx_unpickle_BlockUnion __pyx_unpickle_Enum __pyx_unpickle_SparseIndex
call: pandas._libs.tslib __pyx_unpickle_Enum
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
call: pandas._libs.window.aggregations __pyx_unpickle_Enum
call: pandas._libs.window.indexers __pyx_unpickle_Enum
call: pandas._libs.writers __pyx_unpickle_Enum
call class: pandas._libs.algos Enum Infinity NegInfinity
call class: pandas._libs.arrays NDArrayBacked
call class: pandas._libs.groupby Enum group_quantile
call class: pandas._libs.hashing Enum
call class: pandas._libs.hashtable Complex128Factorizer Complex128HashTable Complex128Vector Complex64Factorizer Complex64HashTable Complex64Vector Enum Factorizer Float32Factorizer Float32HashTable Float32Vector Float64Factorizer Float64HashTable Float64Vector HashTable Int16Factorizer Int16HashTable Int16Vector Int32Factorizer Int32HashTable Int32Vector Int64Factorizer Int64HashTable Int64Vector Int8Factorizer Int8HashTable Int8Vector ObjectFactorizer ObjectVector PyObjectHashTable StringHashTable StringVector UInt16Factorizer UInt16HashTable UInt16Vector UInt32Factorizer UInt32HashTable UInt32Vector UInt64Factorizer UInt64HashTable UInt64Vector UInt8Factorizer UInt8HashTable UInt8Vector Vector
call class: pandas._libs.index BaseMultiIndexCodesEngine BoolEngine Complex128Engine Complex64Engine DatetimeEngine Enum ExtensionEngine Float32Engine Float64Engine IndexEngine Int16Engine Int32Engine Int64Engine Int8Engine MaskedBoolEngine MaskedComplex128Engine MaskedComplex64Engine MaskedFloat32Engine MaskedFloat64Engine MaskedIndexEngine MaskedInt16Engine MaskedInt32Engine MaskedInt64Engine MaskedInt8Engine MaskedUInt16Engine MaskedUInt32Engine MaskedUInt64Engine MaskedUInt8Engine ObjectEngine PeriodEngine SharedEngine StringEngine StringObjectEngine TimedeltaEngine UInt16Engine UInt32Engine UInt64Engine UInt8Engine
call class: pandas._libs.indexing NDFrameIndexerBase _NDFrameIndexerBase
call class: pandas._libs.internals Block BlockManager BlockPlacement BlockValuesRefs Enum NDArrayBackedBlock NumpyBlock SharedBlock get_blkno_indexers
call class: pandas._libs.interval Enum Float64ClosedBothIntervalNode Float64ClosedLeftIntervalNode Float64ClosedNeitherIntervalNode Float64ClosedRightIntervalNode Int64ClosedBothIntervalNode Int64ClosedLeftIntervalNode Int64ClosedNeitherIntervalNode Int64ClosedRightIntervalNode Interval IntervalMixin IntervalNode IntervalTree Uint64ClosedBothIntervalNode Uint64ClosedLeftIntervalNode Uint64ClosedNeitherIntervalNode Uint64ClosedRightIntervalNode
call class: pandas._libs.join Enum
call class: pandas._libs.lib AnyDatetimeValidator AnyTimedeltaValidator BoolValidator BytesValidator ComplexValidator DateValidator Datetime64Validator DatetimeValidator DecimalValidator Enum FloatValidator IntegerFloatValidator IntegerNaValidator IntegerValidator IntervalValidator PeriodValidator Seen StringValidator TemporalValidator TimeValidator TimedeltaValidator Validator _NoDefault
call class: pandas._libs.missing C_NAType NAType _create_binary_propagating_op _create_unary_propagating_op
call class: pandas._libs.ops Enum
call class: pandas._libs.parsers Enum TextReader _DatetimeChunkState _PendingStringColumn
call class: pandas._libs.properties AxisProperty CachedProperty
call class: pandas._libs.reduction BlockSlider Enum SeriesBinGrouper SeriesGrouper Slider _BaseGrouper
call class: pandas._libs.reshape Enum
call class: pandas._libs.sas Parser
call class: pandas._libs.sparse BlockIndex BlockMerge BlockUnion Enum IntIndex SparseIndex
call class: pandas._libs.tslib Enum
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
call class: pandas._libs.window.aggregations Enum
call class: pandas._libs.window.indexers Enum
call class: pandas._libs.writers Enum
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
